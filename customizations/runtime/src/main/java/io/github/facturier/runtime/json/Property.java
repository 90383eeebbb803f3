package io.github.facturier.runtime.json;

import io.github.facturier.runtime.error.ValueLimits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One property of a {@link Schema}: its name in JSON, its codec and its slot. Immutable.
 *
 * @param <T> the Java type of its values, which its codec reads and writes
 */
public final class Property<T> {
  final String owner;
  final String name;
  final Codec<T> codec;
  final int slot;
  final boolean required;
  final boolean secret;
  private final ValueLimits limits;

  Property(String owner, String name, Codec<T> codec, int slot, boolean required, boolean secret) {
    this(owner, name, codec, slot, required, secret, ValueLimits.none());
  }

  private Property(
      String owner,
      String name,
      Codec<T> codec,
      int slot,
      boolean required,
      boolean secret,
      ValueLimits limits) {
    this.owner = owner;
    this.name = Objects.requireNonNull(name, "name");
    this.codec = Objects.requireNonNull(codec, "codec");
    this.slot = slot;
    this.required = required;
    this.secret = secret;
    this.limits = limits;
  }

  /** Returns the property with limits for the values that a builder accepts. */
  public Property<T> within(ValueLimits limits) {
    return new Property<>(owner, name, codec, slot, required, secret, limits);
  }

  /**
   * Checks a value that a caller sets. Responses are not checked.
   *
   * @throws IllegalArgumentException if it is not within the limits
   */
  void check(T value) {
    String problem = limits.problem(value, secret);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** The name in JSON. */
  public String name() {
    return name;
  }

  /** Whether the property is required when a model is built or read. */
  public boolean isRequired() {
    return required;
  }

  /** Whether the values are redacted in {@code toString()}, messages and logs. */
  public boolean isSecret() {
    return secret;
  }

  /** The value in a slot for a caller; null if it is absent or null. */
  @Nullable T value(@Nullable Object slot) {
    T value = codec.cast(RawValue.unwrap(slot));
    return value == null ? null : codec.shown(value);
  }

  /** The slot for a value that a caller sets. */
  Object slot(@Nullable T value) {
    return value == null ? RawValue.NULL : codec.copy(value);
  }

  /** The model and the property, such as {@code Invoice.number}. */
  @Override
  public String toString() {
    return owner + "." + name;
  }
}
