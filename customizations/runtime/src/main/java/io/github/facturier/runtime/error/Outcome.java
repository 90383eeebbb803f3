package io.github.facturier.runtime.error;

/**
 * Whether the provider executed a failed call. After {@link #NOT_SENT} and {@link #REJECTED} the
 * call may be repeated; after {@link #UNKNOWN} check first whether the provider executed it; after
 * {@link #DONE} do not repeat a write.
 */
public enum Outcome {
  /**
   * The request was not sent: the client was closed, no connection was established, the call was
   * cancelled before, or the rate limiter or the credentials did not let it pass.
   */
  NOT_SENT,
  /**
   * The provider rejected the request and did nothing: a 4xx status other than 408 and 425, or an
   * error in a response with a 2xx status.
   */
  REJECTED,
  /**
   * The request was sent, and it is unknown whether the provider executed it: the connection was
   * lost, a timeout occurred, or the status is 408, 425, 5xx or a redirect.
   */
  UNKNOWN,
  /** The provider reported success (2xx), but the response could not be decoded. */
  DONE;

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;

  /**
   * Returns the outcome that follows from a status.
   *
   * @param status the HTTP status, 0 if there was no response
   */
  public static Outcome ofStatus(int status) {
    if (status >= 200 && status < 300) {
      return DONE;
    }
    boolean rejected =
        status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_EARLY;
    return rejected ? REJECTED : UNKNOWN;
  }

  /** Whether the provider did not execute the call: {@link #NOT_SENT} or {@link #REJECTED}. */
  public boolean isWithoutEffect() {
    return this == NOT_SENT || this == REJECTED;
  }
}
