package io.github.facturier.luccacleemy.support;

import io.github.facturier.luccacleemy.internal.LuccaCleemyErrors;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.Provider;
import java.util.Map;
import java.util.function.Function;

/** The provider-specific behaviour of Lucca Cleemy, for its generated client. */
public final class LuccaCleemyProvider implements Provider {
  /** Called by the generated client. */
  public LuccaCleemyProvider() {}

  @Override
  public String name() {
    return "lucca-cleemy";
  }

  @Override
  public ErrorDecoder errors() {
    return new LuccaCleemyErrors();
  }

  @Override
  public Map<Class<?>, Function<Download, ?>> files() {
    return Map.of(AccountingExport.class, AccountingExport::new);
  }
}
