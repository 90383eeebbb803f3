package io.github.facturier.demo;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.facturationpro.auth.OAuth2;
import io.github.facturier.facturationpro.auth.OAuthApplication;
import io.github.facturier.facturationpro.auth.Scope;
import io.github.facturier.facturationpro.auth.TokenStore;
import io.github.facturier.facturationpro.support.RateLimit;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The Facturation.pro part. */
final class FacturationProDemo implements ProviderDemo {
  private static final String IDENTIFIER = "FACTURATION_PRO_IDENTIFIER";
  private static final String KEY = "FACTURATION_PRO_KEY";
  private static final String FIRM = "FACTURATION_PRO_FIRM";
  private static final String CONTACT = "FACTURATION_PRO_CONTACT";

  @Override
  public String name() {
    return "Facturation.pro";
  }

  @Override
  public List<String> variables() {
    return List.of(IDENTIFIER, KEY, FIRM, CONTACT);
  }

  @Override
  public void sandbox(Sandbox sandbox, DemoRun run) {
    FacturationProSandbox pro = sandbox.facturationPro();
    try (FacturationProClient client =
        builder(pro, run)
            .credentials(ApiKey.of(pro.identifier(), pro.key()))
            .limiter(RateLimit.limiter())
            .build()) {
      FacturationProScenario scenario =
          new FacturationProScenario(client.firm(pro.firmId()), run.table(), run.folder());
      scenario.read();
      scenario.sell();
      scenario.readAllPages();
      scenario.refuse();
    }
    authorize(pro, run);
    run.table()
        .step(
            "the sandbox's own view",
            pro::requests,
            requests -> {
              Expect.same("requests that the spec does not allow", List.of(), pro.violations());
              Expect.same("emails", 1, pro.emails().size());
              return requests.size() + " requests, each as the spec has it; 1 email";
            });
  }

  private static FacturationProClient.Builder builder(FacturationProSandbox pro, DemoRun run) {
    return FacturationProClient.builder()
        .baseUrl(pro.url().toString())
        .userAgent("Demo (demo@exemple.fr)")
        .httpClient(run.http());
  }

  /** A user's consent, and an access token that expires early. */
  private static void authorize(FacturationProSandbox pro, DemoRun run) {
    OAuthApplication application =
        new OAuthApplication(pro.clientId(), pro.clientSecret(), pro.redirectUri());
    String state = OAuthApplication.newState();
    try (FacturationProClient anonymous = builder(pro, run).build()) {
      OAuth2 oauth = OAuth2.of(application, anonymous.tokens(), TokenStore.inMemory());
      run.table()
          .step(
              "OAuth2.complete",
              () -> {
                URI page = application.authorizationUrl(pro.url(), Scope.READ, state);
                return oauth.complete(consent(run.http(), page), state);
              },
              token -> "the user consents, " + token);
      try (FacturationProClient client = builder(pro, run).credentials(oauth).build()) {
        pro.endAccessTokens();
        run.table()
            .step(
                "account().get, with an ended token",
                () -> client.account().get().result(),
                account -> {
                  Expect.same("firms", 2, account.firms().size());
                  return "renewed by itself: " + account.email();
                });
      }
    }
  }

  /**
   * The URL to which the page redirects the user after consent; the sandbox's user always agrees.
   */
  private static URI consent(OkHttpClient http, URI page) throws IOException {
    OkHttpClient browser = http.newBuilder().followRedirects(false).build();
    Request request = new Request.Builder().url(page.toString()).build();
    try (Response response = browser.newCall(request).execute()) {
      return URI.create(Expect.present("Location", response.header("Location")));
    }
  }

  @Override
  public void live(Map<String, String> environment, boolean write, DemoRun run) {
    long firm;
    try {
      firm = Long.parseLong(environment.get(FIRM));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(FIRM + " must be the number of a firm");
    }
    try (FacturationProClient client =
        FacturationProClient.builder()
            .userAgent("Facturier demo (" + environment.get(CONTACT) + ")")
            .credentials(ApiKey.of(environment.get(IDENTIFIER), environment.get(KEY)))
            .limiter(RateLimit.limiter())
            .httpClient(run.http())
            .build()) {
      FacturationProScenario scenario =
          new FacturationProScenario(client.firm(firm), run.table(), run.folder());
      scenario.read();
      if (write) {
        scenario.sell();
      }
      scenario.refuse();
    }
  }
}
