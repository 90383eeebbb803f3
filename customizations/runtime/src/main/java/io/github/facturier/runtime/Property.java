package io.github.facturier.runtime;

/** One property of a {@link Schema}: its name on the wire, its codec and its slot. */
public final class Property {
  final String owner;
  final String name;
  final Codec<?> codec;
  final int slot;
  final boolean required;
  final boolean secret;

  Property(String owner, String name, Codec<?> codec, int slot, boolean required, boolean secret) {
    this.owner = owner;
    this.name = name;
    this.codec = codec;
    this.slot = slot;
    this.required = required;
    this.secret = secret;
  }

  /** The name on the wire. */
  public String name() {
    return name;
  }

  /** Whether a model is neither built nor read without it. */
  public boolean isRequired() {
    return required;
  }

  /** Whether its values are redacted wherever text is made of a model. */
  public boolean isSecret() {
    return secret;
  }

  @Override
  public String toString() {
    return owner + "." + name;
  }
}
