package io.github.facturier.contract.factomos;

import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.auth.FactomosKeys;
import io.github.facturier.sandbox.FactomosSandbox;

/** Clients of the sandbox. */
final class SandboxClients {
  private SandboxClients() {}

  static FactomosClient of(FactomosSandbox factomos) {
    return of(factomos, FactomosKeys.of(factomos.token(), factomos.secret()));
  }

  static FactomosClient of(FactomosSandbox factomos, FactomosKeys keys) {
    return FactomosClient.builder().baseUrl(factomos.url().toString()).credentials(keys).build();
  }
}
