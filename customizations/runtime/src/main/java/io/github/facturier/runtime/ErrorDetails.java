package io.github.facturier.runtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of an error.
 *
 * @param code its own code, null if it sent none
 * @param name what the code means for the operation that was called, null if nobody knows
 * @param messages its messages by field; those that belong to no field stand under {@code ""}
 */
public record ErrorDetails(
    @Nullable String code, @Nullable String name, Map<String, List<String>> messages) {
  /** Nothing was said. */
  public static final ErrorDetails NONE = new ErrorDetails(null, null, Map.of());

  /** Copies the messages. */
  public ErrorDetails {
    messages = Map.copyOf(messages);
  }
}
