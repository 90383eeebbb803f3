package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.OAuth2;
import io.github.facturier.facturationpro.auth.OAuthApplication;
import io.github.facturier.facturationpro.auth.OAuthToken;
import io.github.facturier.facturationpro.auth.TokenStore;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.runtime.ApiCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;

/** A server, and a client whose first call must request a token first. */
final class LoginServer implements AutoCloseable {
  private static final String THREAD = "Facturier login";

  /** The kinds of token requests. */
  enum Kind {
    LOGIN(ProviderUnderTest.MY_CLEMENTINE, "createToken", "getProfil"),
    RENEWAL(ProviderUnderTest.FACTURATION_PRO, "createToken", "getAccount");

    private final ProviderUnderTest provider;
    private final String login;
    private final String operation;

    Kind(ProviderUnderTest provider, String login, String operation) {
      this.provider = provider;
      this.login = login;
      this.operation = operation;
    }
  }

  private final Kind kind;
  private final ProviderServer server;
  private final ConnectionPool connections = new ConnectionPool();
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectionPool(connections)
          .readTimeout(50, TimeUnit.SECONDS)
          .build();
  private final List<Runnable> closing = new ArrayList<>();
  private final MyClementineClient clementine;
  private final FacturationProClient pro;

  LoginServer(Kind kind) {
    this.kind = kind;
    server = new ProviderServer(kind.provider);
    clementine = kind == Kind.LOGIN ? clementine() : null;
    pro = kind == Kind.RENEWAL ? pro() : null;
  }

  private MyClementineClient clementine() {
    MyClementineClient client =
        MyClementineClient.builder()
            .httpClient(http)
            .baseUrl(server.url() + "api")
            .credentials(Login.of("jeandupont", "motdepasse"))
            .build();
    closing.add(client::close);
    return client;
  }

  private FacturationProClient pro() {
    TokenStore store = TokenStore.inMemory();
    store.save(new OAuthToken("an-old-token", "a-refresh-token", Instant.EPOCH));
    FacturationProClient anonymous = proBuilder().build();
    closing.add(anonymous::close);
    OAuthApplication application =
        new OAuthApplication("id", "client-secret", "https://monappli.com/retour");
    OAuth2 oauth = OAuth2.of(application, anonymous.tokens(), store);
    FacturationProClient client = proBuilder().credentials(oauth).build();
    closing.add(client::close);
    return client;
  }

  private FacturationProClient.Builder proBuilder() {
    return FacturationProClient.builder()
        .httpClient(http)
        .baseUrl(server.url())
        .userAgent("Essais (essais@exemple.fr)");
  }

  /** A call that needs a token, not yet executed. */
  ApiCall<?> call() {
    return kind == Kind.LOGIN ? clementine.users().getProfil(1) : pro.account().get();
  }

  /** The response to the token request. */
  MockResponse token() {
    return response(kind.login);
  }

  /** The response to the call. */
  MockResponse response() {
    return response(kind.operation);
  }

  private MockResponse response(String id) {
    return kind.provider
        .response(kind.provider.where(one -> one.id().equals(id)).get(0), null)
        .toMockResponse();
  }

  ProviderServer server() {
    return server;
  }

  /** Waits until no token request is in progress. */
  void awaitQuiet() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(THREAD)) {
        thread.join(20_000);
        assertFalse(thread.isAlive(), "the login goes on");
      }
    }
    assertEquals(connections.connectionCount(), connections.idleConnectionCount(), "in use");
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    server.close();
    http.dispatcher().executorService().shutdown();
    connections.evictAll();
  }
}
