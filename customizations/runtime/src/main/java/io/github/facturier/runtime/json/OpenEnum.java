package io.github.facturier.runtime.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of an enumeration that the provider may extend. An unknown value is preserved when it is
 * read and written; {@link #isKnown()} tells whether this version of the client has a constant for
 * it. Two values are equal if their texts are equal. Immutable.
 */
public abstract class OpenEnum {
  private final String value;
  private final boolean known;

  /**
   * Creates a value.
   *
   * @param value the text in JSON
   * @param known whether it is a constant
   */
  protected OpenEnum(String value, boolean known) {
    this.value = Objects.requireNonNull(value, "value");
    this.known = known;
  }

  /** The text in JSON. */
  public final String value() {
    return value;
  }

  /** Whether this version of the client has a constant for the value. */
  public final boolean isKnown() {
    return known;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other != null
        && other.getClass() == getClass()
        && value.equals(((OpenEnum) other).value);
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  /** The text in JSON. */
  @Override
  public final String toString() {
    return value;
  }
}
