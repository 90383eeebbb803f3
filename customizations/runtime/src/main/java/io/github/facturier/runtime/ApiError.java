package io.github.facturier.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a failed call. Nothing in it holds a secret.
 *
 * @param message what happened, in one sentence
 * @param operation the method that was called ({@code InvoicesApi.create}), null outside of a call
 * @param url the address without its secrets, null outside of a call
 * @param status the HTTP status, 0 if there was no answer
 * @param code the provider's own code, null if it sent none
 * @param name what the code means for this operation, null if nobody knows
 * @param messages the provider's messages by field; those that belong to no field stand under
 *     {@code ""}
 * @param retryAfter how long the provider asks to wait, null if it does not say
 * @param body the answer's text, cut at 64 KiB, {@code ""} if there was none
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
    String body) {
  /** The most of an error's body that is kept, in bytes. */
  static final int LONGEST_BODY = 64 * 1024;

  public ApiError {
    messages = Map.copyOf(messages);
  }

  static ApiError of(String message) {
    return new ApiError(message, null, null, 0, null, null, Map.of(), null, "");
  }

  ApiError withBody(String body) {
    return new ApiError(message, operation, url, status, code, name, messages, retryAfter, body);
  }

  ApiError in(String operation, String url, int status) {
    return new ApiError(
        operation + ": " + message, operation, url, status, code, name, messages, retryAfter, body);
  }
}
