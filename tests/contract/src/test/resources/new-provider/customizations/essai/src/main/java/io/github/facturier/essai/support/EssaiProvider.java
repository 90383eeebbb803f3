package io.github.facturier.essai.support;

import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import io.github.facturier.runtime.spi.Provider;

/** Essai, as its generated client needs to know it. */
public final class EssaiProvider implements Provider {
  /** Called by the generated client. */
  public EssaiProvider() {}

  @Override
  public String name() {
    return "essai";
  }

  @Override
  public ErrorDecoder errors() {
    return ErrorResponse::details;
  }
}
