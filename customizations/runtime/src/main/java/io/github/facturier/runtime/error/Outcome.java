package io.github.facturier.runtime.error;

/**
 * What became of a failed call at the provider. After {@link #NOT_SENT} and {@link #REJECTED} it
 * may be made again as it is; after {@link #UNKNOWN} look first whether the provider carried it
 * out; after {@link #DONE} do not repeat a write.
 */
public enum Outcome {
  /**
   * The request never left: the client was closed, no connection was established, the rate limiter
   * or the credentials held it back, or it was cancelled before.
   */
  NOT_SENT,
  /**
   * The provider said no and did nothing: a status of 4xx other than 408 and 425, or an error in a
   * response with a 2xx status.
   */
  REJECTED,
  /**
   * The request was sent, and nobody can tell whether the provider carried it out: the connection
   * was lost, time ran out, or the status is 408, 425, 5xx or one of a redirect.
   */
  UNKNOWN,
  /** The provider reported success (2xx), and the response could not be read. */
  DONE;

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;

  /**
   * What a response with this status says of the call.
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

  /** Whether the provider certainly did nothing: {@link #NOT_SENT} or {@link #REJECTED}. */
  public boolean isWithoutEffect() {
    return this == NOT_SENT || this == REJECTED;
  }
}
