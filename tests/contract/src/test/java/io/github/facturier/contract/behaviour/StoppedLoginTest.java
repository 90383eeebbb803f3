package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.support.OAuth2;
import io.github.facturier.facturationpro.support.OAuthApplication;
import io.github.facturier.facturationpro.support.OAuthToken;
import io.github.facturier.facturationpro.support.TokenStore;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.support.Login;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.TransportException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A call that waits while another one logs in ends when it is told to, and goes on by itself when
 * the other one gives up. Nothing that is waited for here comes by itself.
 */
@Timeout(60)
class StoppedLoginTest {
  private static final MockResponse SILENCE =
      new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE);

  @Test
  void myClementine() throws InterruptedException {
    ProviderUnderTest provider = ProviderUnderTest.MY_CLEMENTINE;
    try (ProviderServer server = new ProviderServer(provider);
        MyClementineClient client =
            MyClementineClient.builder()
                .baseUrl(server.url() + "api")
                .credentials(Login.of("jeandupont", "motdepasse"))
                .build()) {
      assertStops(server, provider, () -> client.users().getProfil(1), "createToken", "getProfil");
    }
  }

  @Test
  void facturationPro() throws InterruptedException {
    ProviderUnderTest provider = ProviderUnderTest.FACTURATION_PRO;
    TokenStore store = TokenStore.inMemory();
    store.save(new OAuthToken("an-old-token", "a-refresh-token", Instant.EPOCH));
    try (ProviderServer server = new ProviderServer(provider);
        FacturationProClient anonymous = facturationPro(server).build();
        FacturationProClient client =
            facturationPro(server)
                .credentials(
                    OAuth2.of(
                        new OAuthApplication("id", "client-secret", "https://monappli.com/retour"),
                        anonymous.tokens(),
                        store))
                .build()) {
      assertStops(server, provider, () -> client.account().get(), "refreshToken", "getAccount");
    }
  }

  private static FacturationProClient.Builder facturationPro(ProviderServer server) {
    return FacturationProClient.builder()
        .baseUrl(server.url())
        .userAgent("Essais (essais@exemple.fr)");
  }

  private static void assertStops(
      ProviderServer server,
      ProviderUnderTest provider,
      Supplier<ApiCall<?>> calls,
      String login,
      String operation)
      throws InterruptedException {
    server.willAnswer(SILENCE);
    Attempt first = new Attempt(calls.get());
    server.takeRequest();

    Attempt interrupted = new Attempt(calls.get());
    interrupted.awaitWaiting();
    interrupted.thread.interrupt();
    interrupted.assertFailed();

    Attempt cancelled = new Attempt(calls.get());
    cancelled.awaitWaiting();
    cancelled.call.cancel();
    cancelled.assertFailed();

    Attempt patient = new Attempt(calls.get());
    patient.awaitWaiting();
    assertTrue(first.thread.isAlive(), "the login that the others waited for");
    server.willAnswer(provider.where(one -> one.id().equals(login)).get(0));
    server.willAnswer(provider.where(one -> one.id().equals(operation)).get(0));
    first.thread.interrupt();
    first.assertFailed();
    patient.thread.join();
    assertNotNull(patient.outcome.get());
    assertFalse(patient.outcome.get() instanceof Exception, () -> "" + patient.outcome.get());
    assertEquals(3, server.requestCount());
  }

  /** A call in a thread of its own. */
  private static final class Attempt {
    private final ApiCall<?> call;
    private final Thread thread;
    private final AtomicReference<Object> outcome = new AtomicReference<>();

    Attempt(ApiCall<?> call) {
      this.call = call;
      this.thread =
          new Thread(
              () -> {
                try {
                  outcome.set(call.result());
                } catch (RuntimeException e) {
                  outcome.set(e);
                }
              });
      thread.start();
    }

    /** It waits for another thread, not for a socket: that would be RUNNABLE. */
    void awaitWaiting() throws InterruptedException {
      while (thread.getState() != Thread.State.TIMED_WAITING
          && thread.getState() != Thread.State.WAITING) {
        assertTrue(thread.isAlive(), () -> "" + outcome.get());
        Thread.sleep(5);
      }
    }

    void assertFailed() throws InterruptedException {
      thread.join();
      assertInstanceOf(TransportException.class, outcome.get());
    }
  }
}
