package io.github.facturier.vosfactures.support;

import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.Provider;
import io.github.facturier.vosfactures.internal.VosFacturesErrors;

/** The provider-specific behaviour of VosFactures, for its generated client. */
public final class VosFacturesProvider implements Provider {
  /** Called by the generated client. */
  public VosFacturesProvider() {}

  @Override
  public String name() {
    return "vosfactures";
  }

  @Override
  public ErrorDecoder errors() {
    return new VosFacturesErrors();
  }
}
