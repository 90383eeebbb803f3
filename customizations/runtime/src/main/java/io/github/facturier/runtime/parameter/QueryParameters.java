package io.github.facturier.runtime.parameter;

/** Optional parameters that are sent in the query of the URL. */
public abstract non-sealed class QueryParameters extends Parameters {
  /** Copies the additional parameters of a builder. */
  protected QueryParameters(Builder<?> builder) {
    super(builder);
  }
}
