package io.github.facturier.contract.fire;

import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.secrets.Canaries;

/** The credentials of the clients, which consist of canaries. */
final class Secrets {
  private Secrets() {}

  static Keys of(ProviderUnderTest provider) {
    return provider == ProviderUnderTest.FACTOMOS
        ? new Keys(Canaries.TOKEN, Canaries.SECRET)
        : new Keys("54321", Canaries.TOKEN);
  }
}
