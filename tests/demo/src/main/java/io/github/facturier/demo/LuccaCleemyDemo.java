package io.github.facturier.demo;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.sandbox.Fault;
import io.github.facturier.sandbox.LuccaCleemySandbox;
import io.github.facturier.sandbox.Sandbox;
import java.util.List;
import java.util.Map;

/** The Lucca Cleemy part. */
final class LuccaCleemyDemo implements ProviderDemo {
  private static final String ACCOUNT = "LUCCA_ACCOUNT";
  private static final String APPLICATION_KEY = "LUCCA_APPLICATION_KEY";

  @Override
  public String name() {
    return "Lucca Cleemy";
  }

  @Override
  public List<String> variables() {
    return List.of(ACCOUNT, APPLICATION_KEY);
  }

  @Override
  public void sandbox(Sandbox sandbox, DemoRun run) {
    LuccaCleemySandbox lucca = sandbox.luccaCleemy();
    try (LuccaCleemyClient client =
        LuccaCleemyClient.builder()
            .baseUrl(lucca.url().toString())
            .credentials(ApplicationKey.of(lucca.applicationKey()))
            .httpClient(run.http())
            .build()) {
      LuccaCleemyScenario scenario = new LuccaCleemyScenario(client, run.table(), run.folder());
      scenario.read();
      scenario.export("ecritures.csv");
      scenario.exportNothing("ecritures-2.csv");
      lucca.deleteExport(1);
      lucca.failNext(Fault.cutInBody());
      scenario.lose("ecritures-3.csv");
      lucca.deleteExport(2);
      scenario.export("ecritures-4.csv");
    }
    run.table()
        .step(
            "the sandbox's own view",
            lucca::requests,
            requests -> {
              Expect.same("requests that the spec does not allow", List.of(), lucca.violations());
              Expect.same("exports", 1, lucca.history().size());
              return requests.size() + " requests, each as the spec has it; 1 export left";
            });
  }

  /** Reads only, since an export cannot be undone in the API. */
  @Override
  public void live(Map<String, String> environment, boolean write, DemoRun run) {
    try (LuccaCleemyClient client =
        LuccaCleemyClient.builder()
            .account(environment.get(ACCOUNT))
            .credentials(ApplicationKey.of(environment.get(APPLICATION_KEY)))
            .httpClient(run.http())
            .build()) {
      new LuccaCleemyScenario(client, run.table(), run.folder()).read();
    }
  }
}
