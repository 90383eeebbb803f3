package io.github.facturier.runtime.error;

import io.github.facturier.runtime.internal.io.ErrorMessage;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The details of a failed call. They contain no secrets.
 *
 * @param message what happened, in one sentence
 * @param operation the method that was called ({@code InvoicesApi.create}), null outside of a call
 * @param url the URL without secrets, null outside of a call
 * @param status the HTTP status, 0 if there was no response
 * @param code the provider's error code, null if it sent none
 * @param name the meaning of the code for this operation, null if unknown
 * @param messages the provider's messages by field, in the order of the response; the key {@code
 *     ""} holds those without a field
 * @param retryAfter the waiting time that the provider requests, null if unknown
 * @param body the text of the response, truncated to 64 KiB, {@code ""} if there was none
 * @param outcome the outcome of the call; null if it follows from the exception's class and the
 *     status
 */
public record ApiError(
    String message,
    @Nullable String operation,
    @Nullable String url,
    int status,
    @Nullable String code,
    @Nullable String name,
    Map<String, List<String>> messages,
    @Nullable Duration retryAfter,
    String body,
    @Nullable Outcome outcome)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The maximum size of an error body that is kept, in bytes. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  /** Copies the messages. */
  public ApiError {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(body, "body");
    messages = ErrorDetails.copy(messages);
  }

  /** Returns a builder without details, for tests of code that handles exceptions. */
  public static Builder builder() {
    return new Builder();
  }

  public static ApiError of(String message) {
    return builder().message(message).build();
  }

  public ApiError withBody(String body) {
    return new ApiError(
        message, operation, url, status, code, name, messages, retryAfter, body, outcome);
  }

  public ApiError withOutcome(Outcome outcome) {
    return new ApiError(
        message, operation, url, status, code, name, messages, retryAfter, body, outcome);
  }

  public ApiError in(String operation, String url, int status) {
    return new ApiError(
        operation + ": " + message,
        operation,
        url,
        status,
        code,
        name,
        messages,
        retryAfter,
        body,
        outcome);
  }

  /** Collects details. A detail that is not set is unknown. */
  public static final class Builder {
    private @Nullable String message;
    private @Nullable String operation;
    private @Nullable String url;
    private int status;
    private @Nullable String code;
    private @Nullable String name;
    private Map<String, List<String>> messages = Map.of();
    private @Nullable Duration retryAfter;
    private String body = "";
    private @Nullable Outcome outcome;

    private Builder() {}

    /** Sets the message. Default: a sentence built from the other details. */
    public Builder message(String message) {
      this.message = Objects.requireNonNull(message, "message");
      return this;
    }

    /** Sets the method that was called, such as {@code InvoicesApi.create}. */
    public Builder operation(@Nullable String operation) {
      this.operation = operation;
      return this;
    }

    /** Sets the URL, which must not contain a secret. */
    public Builder url(@Nullable String url) {
      this.url = url;
      return this;
    }

    /** Sets the HTTP status. Default: 0, no response. */
    public Builder status(int status) {
      this.status = status;
      return this;
    }

    /** Sets the provider's error code. */
    public Builder code(@Nullable String code) {
      this.code = code;
      return this;
    }

    /** Sets the meaning of the code. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets the provider's messages by field; the key {@code ""} is for those without a field. */
    public Builder messages(Map<String, List<String>> messages) {
      this.messages = Objects.requireNonNull(messages, "messages");
      return this;
    }

    /** Sets the waiting time that the provider requests. */
    public Builder retryAfter(@Nullable Duration retryAfter) {
      this.retryAfter = retryAfter;
      return this;
    }

    /** Sets the text of the response. Default: {@code ""}. */
    public Builder body(String body) {
      this.body = Objects.requireNonNull(body, "body");
      return this;
    }

    /**
     * Sets the outcome of the call. Default: derived from the exception's class and the status, see
     * {@link ApiException#outcome()}.
     */
    public Builder outcome(@Nullable Outcome outcome) {
      this.outcome = outcome;
      return this;
    }

    /** Builds the error. */
    public ApiError build() {
      return build("", "");
    }

    /**
     * Builds the error with a message built from the details.
     *
     * @param reason the reason, used if the provider sent no message
     * @param advice advice to the caller, empty if none
     */
    public ApiError build(String reason, String advice) {
      String sentence =
          message == null
              ? ErrorMessage.of(operation, status, code, name, messages, reason, retryAfter, advice)
              : message;
      return new ApiError(
          sentence, operation, url, status, code, name, messages, retryAfter, body, outcome);
    }
  }
}
