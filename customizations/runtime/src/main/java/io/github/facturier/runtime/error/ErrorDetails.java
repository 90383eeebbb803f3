package io.github.facturier.runtime.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The details of an error as the provider sent them.
 *
 * @param code the provider's error code, null if it sent none
 * @param name the meaning of the code for the operation, null if unknown
 * @param messages the messages by field, in the order of the response; the key {@code ""} holds
 *     those without a field
 */
public record ErrorDetails(
    @Nullable String code, @Nullable String name, Map<String, List<String>> messages) {
  /** No details. */
  public static final ErrorDetails NONE = new ErrorDetails(null, null, Map.of());

  /** Copies the messages. */
  public ErrorDetails {
    messages = copy(messages);
  }

  static Map<String, List<String>> copy(Map<String, List<String>> messages) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    messages.forEach((field, texts) -> copy.put(field, List.copyOf(texts)));
    return Collections.unmodifiableMap(copy);
  }
}
