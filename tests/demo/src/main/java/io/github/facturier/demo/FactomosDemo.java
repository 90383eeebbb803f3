package io.github.facturier.demo;

import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.auth.FactomosKeys;
import io.github.facturier.factomos.model.CreateAccountResult;
import io.github.facturier.sandbox.FactomosSandbox;
import io.github.facturier.sandbox.Sandbox;
import java.util.List;
import java.util.Map;

/** The Factomos part. */
final class FactomosDemo implements ProviderDemo {
  private static final String TOKEN = "FACTOMOS_TOKEN";
  private static final String SECRET = "FACTOMOS_SECRET";

  @Override
  public String name() {
    return "Factomos";
  }

  @Override
  public List<String> variables() {
    return List.of(TOKEN, SECRET);
  }

  @Override
  public void sandbox(Sandbox sandbox, DemoRun run) {
    FactomosSandbox factomos = sandbox.factomos();
    try (NotificationListener listener = new NotificationListener();
        FactomosClient partner =
            client(factomos, FactomosKeys.of(factomos.token(), factomos.secret()), run)) {
      CreateAccountResult account =
          new FactomosScenario(partner, run.table()).openAccount(listener.url());
      FactomosKeys keys = FactomosKeys.of(account.apiKey(), account.apiSecret());
      try (FactomosClient client = client(factomos, keys, run)) {
        FactomosScenario scenario = new FactomosScenario(client, run.table());
        scenario.run();
        scenario.readAllPages();
        scenario.refuse();
      }
      new FactomosScenario(partner, run.table()).notified(listener);
    }
    run.table()
        .step(
            "the sandbox's own view",
            factomos::requests,
            requests -> {
              Expect.same(
                  "requests that the spec does not allow", List.of(), factomos.violations());
              boolean clear =
                  requests.stream().anyMatch(call -> call.bodyText().contains("action"));
              Expect.that(!clear, "an action was sent in the clear");
              return requests.size() + " requests, each as the spec has it once decrypted";
            });
  }

  private static FactomosClient client(FactomosSandbox sandbox, FactomosKeys keys, DemoRun run) {
    return FactomosClient.builder()
        .baseUrl(sandbox.url().toString())
        .credentials(keys)
        .httpClient(run.http())
        .build();
  }

  @Override
  public void live(Map<String, String> environment, boolean write, DemoRun run) {
    try (FactomosClient client =
        FactomosClient.builder()
            .credentials(FactomosKeys.of(environment.get(TOKEN), environment.get(SECRET)))
            .httpClient(run.http())
            .build()) {
      FactomosScenario scenario = new FactomosScenario(client, run.table());
      scenario.read();
      if (write) {
        scenario.run();
      }
    }
  }
}
