package io.github.facturier.factomos.support;

import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.Provider;

/** Factomos, as its generated client needs to know it. */
public final class FactomosProvider implements Provider {
  /** Called by the generated client. */
  public FactomosProvider() {}

  @Override
  public String name() {
    return "factomos";
  }

  @Override
  public ErrorDecoder errors() {
    return new FactomosErrors();
  }
}
