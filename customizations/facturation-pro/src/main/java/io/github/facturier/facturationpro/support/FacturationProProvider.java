package io.github.facturier.facturationpro.support;

import io.github.facturier.facturationpro.internal.FacturationProErrors;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.Pager;
import io.github.facturier.runtime.spi.Provider;

/** The provider-specific behaviour of Facturation.pro, for its generated client. */
public final class FacturationProProvider implements Provider {
  /** Called by the generated client. */
  public FacturationProProvider() {}

  @Override
  public String name() {
    return "facturation-pro";
  }

  @Override
  public ErrorDecoder errors() {
    return new FacturationProErrors();
  }

  @Override
  public Pager pager() {
    return new PaginationPager();
  }

  /** Clients without a contact may be suspended: introduction.md, lines 28-44. */
  @Override
  public boolean requiresContact() {
    return true;
  }
}
