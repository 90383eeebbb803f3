package io.github.facturier.runtime.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of an error.
 *
 * @param code its own code, null if it sent none
 * @param name what the code means for the operation that was called, null if unknown
 * @param messages its messages by field, in its order; the key {@code ""} holds those that belong
 *     to no field
 */
public record ErrorDetails(
    @Nullable String code, @Nullable String name, Map<String, List<String>> messages) {
  /** Nothing was said. */
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
