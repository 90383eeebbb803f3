package io.github.facturier.demo;

import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.sandbox.MyClementineSandbox;
import io.github.facturier.sandbox.Sandbox;
import java.util.List;
import java.util.Map;

/** The MyClementine part. */
final class MyClementineDemo implements ProviderDemo {
  private static final String USERNAME = "MYCLEMENTINE_USERNAME";
  private static final String PASSWORD = "MYCLEMENTINE_PASSWORD";

  @Override
  public String name() {
    return "MyClementine";
  }

  @Override
  public List<String> variables() {
    return List.of(USERNAME, PASSWORD);
  }

  @Override
  public void sandbox(Sandbox sandbox, DemoRun run) {
    MyClementineSandbox company = sandbox.myClementine();
    try (MyClementineClient client =
        MyClementineClient.builder()
            .baseUrl(company.url().toString())
            .credentials(Login.of(company.username(), company.password()))
            .httpClient(run.http())
            .build()) {
      MyClementineScenario scenario = new MyClementineScenario(client, run.table());
      scenario.read();
      scenario.refuse();
      scenario.write();
      company.expireTokens();
      scenario.readAgain();
    }
    run.table()
        .step(
            "the sandbox's own view",
            company::requests,
            requests -> {
              Expect.same("requests that the spec does not allow", List.of(), company.violations());
              long logins =
                  requests.stream()
                      .filter(call -> "createToken".equals(call.operationId()))
                      .count();
              Expect.same("logins", 2L, logins);
              return requests.size() + " requests, each as the spec has it; 2 logins";
            });
  }

  /** Reads only, since writes would change the accounting. */
  @Override
  public void live(Map<String, String> environment, boolean write, DemoRun run) {
    try (MyClementineClient client =
        MyClementineClient.builder()
            .credentials(Login.of(environment.get(USERNAME), environment.get(PASSWORD)))
            .httpClient(run.http())
            .build()) {
      new MyClementineScenario(client, run.table()).read();
    }
  }
}
