package io.github.facturier.runtime.error;

import io.github.facturier.runtime.internal.io.ErrorMessage;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a failed call. Nothing in it holds a secret.
 *
 * @param message what happened, in one sentence
 * @param operation the method that was called ({@code InvoicesApi.create}), null outside of a call
 * @param url the address without its secrets, null outside of a call
 * @param status the HTTP status, 0 if there was no response
 * @param code the provider's own code, null if it sent none
 * @param name what the code means for this operation, null if unknown
 * @param messages the provider's messages by field, in its order; the key {@code ""} holds those
 *     that belong to no field
 * @param retryAfter how long the provider asks to wait, null if it does not say
 * @param body the response's text, cut at 64 KiB, {@code ""} if there was none
 * @param outcome what became of the call; null if the kind of the exception and the status say it
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

  /** The most of an error's body that is kept, in bytes. */
  public static final int LONGEST_BODY = 64 * 1024;

  /** Copies the messages. */
  public ApiError {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(body, "body");
    messages = ErrorDetails.copy(messages);
  }

  /** Starts an error of which nothing is known; for tests of code that handles exceptions. */
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

  /** Collects what is known. What is not set is unknown. */
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

    /** Sets what happened; default: a sentence made of the rest. */
    public Builder message(String message) {
      this.message = Objects.requireNonNull(message, "message");
      return this;
    }

    /** Sets the method that was called, such as {@code InvoicesApi.create}. */
    public Builder operation(@Nullable String operation) {
      this.operation = operation;
      return this;
    }

    /** Sets the address, which must hold no secret. */
    public Builder url(@Nullable String url) {
      this.url = url;
      return this;
    }

    /** Sets the HTTP status; default: 0, there was no response. */
    public Builder status(int status) {
      this.status = status;
      return this;
    }

    /** Sets the provider's own code. */
    public Builder code(@Nullable String code) {
      this.code = code;
      return this;
    }

    /** Sets what the code means. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /**
     * Sets the provider's messages by field; the key {@code ""} is for those that belong to no
     * field.
     */
    public Builder messages(Map<String, List<String>> messages) {
      this.messages = Objects.requireNonNull(messages, "messages");
      return this;
    }

    /** Sets how long the provider asks to wait. */
    public Builder retryAfter(@Nullable Duration retryAfter) {
      this.retryAfter = retryAfter;
      return this;
    }

    /** Sets the response's text; default: {@code ""}. */
    public Builder body(String body) {
      this.body = Objects.requireNonNull(body, "body");
      return this;
    }

    /**
     * Sets what became of the call; default: what the kind of the exception and the status say, as
     * {@link ApiException#outcome()} does.
     */
    public Builder outcome(@Nullable Outcome outcome) {
      this.outcome = outcome;
      return this;
    }

    /** The error. */
    public ApiError build() {
      return build("", "");
    }

    /**
     * The error, with a sentence made of what is known.
     *
     * @param reason what happened, in case that the provider says nothing
     * @param advice what the caller is to do, empty as a rule
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
