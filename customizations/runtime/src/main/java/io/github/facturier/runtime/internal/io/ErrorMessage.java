package io.github.facturier.runtime.internal.io;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The message of an exception: one line that names the operation, the status and the reason. */
public final class ErrorMessage {
  /** The whole text is in {@code ApiException.messages()}. */
  private static final int LONGEST_REASON = 1000;

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
    String said = PlainText.oneLine(said(messages), LONGEST_REASON);
    String why = said.isEmpty() ? reason : said;
    String wait = wait(status, retryAfter);
    return (operation == null ? "" : operation + ": ")
        + (status == 0 ? "no response" : String.valueOf(status))
        + (code == null || code.equals(why) ? "" : " (" + PlainText.oneLine(code, 100) + ")")
        + (name == null ? "" : " " + name)
        + (why.isEmpty() ? "" : ": " + why)
        + (why.endsWith(wait) ? "" : wait) // of another call, which the provider's text quotes
        + (advice.isEmpty() ? "" : ". " + advice);
  }

  private static String said(Map<String, List<String>> messages) {
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
