package io.github.facturier.runtime.parameter;

/** Optional parameters that are sent as fields of a form. */
public abstract non-sealed class FormParameters extends Parameters {
  /** Copies the additional parameters of a builder. */
  protected FormParameters(Builder<?> builder) {
    super(builder);
  }
}
