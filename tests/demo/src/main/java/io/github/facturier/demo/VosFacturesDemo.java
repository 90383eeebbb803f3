package io.github.facturier.demo;

import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.VosFacturesSandbox;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.util.List;
import java.util.Map;

/** The VosFactures part. */
final class VosFacturesDemo implements ProviderDemo {
  private static final String ACCOUNT = "VOSFACTURES_ACCOUNT";
  private static final String API_TOKEN = "VOSFACTURES_API_TOKEN";

  @Override
  public String name() {
    return "VosFactures";
  }

  @Override
  public List<String> variables() {
    return List.of(ACCOUNT, API_TOKEN);
  }

  @Override
  public void sandbox(Sandbox sandbox, DemoRun run) {
    VosFacturesSandbox vosFactures = sandbox.vosFactures();
    try (VosFacturesClient client =
        VosFacturesClient.builder()
            .baseUrl(vosFactures.url().toString())
            .credentials(ApiToken.of(vosFactures.apiToken()))
            .httpClient(run.http())
            .build()) {
      VosFacturesScenario scenario = new VosFacturesScenario(client, run.table(), run.folder());
      scenario.run();
      scenario.readAllPages();
    }
    run.table()
        .step(
            "the sandbox's own view",
            vosFactures::requests,
            requests -> {
              Expect.same(
                  "requests that the spec does not allow", List.of(), vosFactures.violations());
              Expect.same("emails", 2, vosFactures.emails().size());
              return requests.size() + " requests, each as the spec has it; 2 emails";
            });
  }

  @Override
  public void live(Map<String, String> environment, boolean write, DemoRun run) {
    try (VosFacturesClient client =
        VosFacturesClient.builder()
            .account(environment.get(ACCOUNT))
            .credentials(ApiToken.of(environment.get(API_TOKEN)))
            .httpClient(run.http())
            .build()) {
      new VosFacturesReading(client, run.table(), run.folder()).run();
      if (write) {
        new VosFacturesScenario(client, run.table(), run.folder()).run();
      }
    }
  }
}
