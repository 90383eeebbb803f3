package io.github.facturier.runtime.annotation;

/** What an operation does to the data of the provider. */
public enum Effect {
  /** The operation changes nothing and may be sent twice. */
  READ,

  /** The operation changes something, sends something or uses something up. */
  WRITE
}
