package io.github.facturier.runtime.internal.io;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the message of an exception: one line with the operation, the status and the reason. */
public final class ErrorMessage {
  /** The maximum length; {@code ApiException.messages()} has the whole text. */
  private static final int MAX_REASON = 1000;

  private static final int TOO_MANY_REQUESTS = 429;

  private ErrorMessage() {}

  public static String of(
      @Nullable String operation,
      int status,
      @Nullable String code,
      @Nullable String name,
      Map<String, List<String>> messages,
      String reason,
      @Nullable Duration retryAfter,
      String advice) {
    String joined = PlainText.oneLine(joined(messages), MAX_REASON);
    String why = joined.isEmpty() ? reason : joined;
    String wait = wait(status, retryAfter);
    return (operation == null ? "" : operation + ": ")
        + (status == 0 ? "no response" : String.valueOf(status))
        + (code == null || code.equals(why) ? "" : " (" + PlainText.oneLine(code, 100) + ")")
        + (name == null ? "" : " " + name)
        + (why.isEmpty() ? "" : ": " + why)
        + (why.endsWith(wait) ? "" : wait) // already part of a quoted message
        + (advice.isEmpty() ? "" : ". " + advice);
  }

  private static String joined(Map<String, List<String>> messages) {
    return messages.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(
            entry ->
                (entry.getKey().isEmpty() ? "" : entry.getKey() + " ")
                    + String.join(", ", entry.getValue()))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String wait(int status, @Nullable Duration retryAfter) {
    if (retryAfter != null) {
      return "; retry after " + seconds(retryAfter) + " s";
    }
    return status == TOO_MANY_REQUESTS ? "; the server does not say how long to wait" : "";
  }

  /** Rounded up. */
  private static long seconds(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }
}
