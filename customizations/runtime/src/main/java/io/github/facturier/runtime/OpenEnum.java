package io.github.facturier.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a list that the provider may extend at any time. An unknown value survives a round
 * trip; {@link #isKnown()} tells whether this version of the client has a constant for it. Two
 * values are equal when their texts are.
 */
public abstract class OpenEnum {
  private final String value;
  private boolean known;

  /**
   * @param value the text on the wire
   */
  protected OpenEnum(String value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /** The text on the wire. */
  public final String value() {
    return value;
  }

  /** Whether this version of the client has a constant for the value. */
  public final boolean isKnown() {
    return known;
  }

  /** Called once, before anybody else sees the value. */
  final void setKnown() {
    known = true;
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

  /** The text on the wire. */
  @Override
  public final String toString() {
    return value;
  }
}
