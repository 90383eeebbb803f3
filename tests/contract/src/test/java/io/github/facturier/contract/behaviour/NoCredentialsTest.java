package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.AuthenticationException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A client without credentials sends anonymous calls only. */
class NoCredentialsTest {
  @TestFactory
  Stream<DynamicTest> callsThatNeedCredentialsAreNotSent() {
    return ProviderUnderTest.everyOperation(
        operation -> !operation.isAnonymous(),
        (provider, operation) -> {
          try (ProviderServer server = new ProviderServer(provider);
              ClientUnderTest client = stranger(provider, server)) {
            server.willRespond(operation); // if it is called
            ApiCall<?> call = client.call(operation);
            assertIsRefused(assertThrows(AuthenticationException.class, call::result));
            CompletionException later =
                assertThrows(CompletionException.class, () -> call.clone().future().join());
            assertIsRefused(assertInstanceOf(AuthenticationException.class, later.getCause()));
            assertEquals(0, server.requestCount());
          }
        });
  }

  private static void assertIsRefused(AuthenticationException e) {
    assertEquals(0, e.status());
    assertTrue(
        e.getMessage().endsWith("not sent, since the client was built without credentials(...)"),
        e.getMessage());
  }

  @TestFactory
  Stream<DynamicTest> anAnonymousCallIsSent() {
    return ProviderUnderTest.everyOperation(
        SpecOperation::isAnonymous,
        (provider, operation) -> {
          try (ProviderServer server = new ProviderServer(provider);
              ClientUnderTest client = stranger(provider, server)) {
            server.willRespond(operation);
            client.call(operation).result();
            assertEquals(1, server.requestCount());
          }
        });
  }

  /** The caller may set credentials on the call. */
  @Test
  void aCallWithItsOwnCredentialsIsSent() throws Exception {
    ProviderUnderTest provider = ProviderUnderTest.LUCCA_CLEEMY;
    SpecOperation operation = provider.where(SpecOperation::isRead).get(0);
    try (ProviderServer server = new ProviderServer(provider);
        ClientUnderTest client = stranger(provider, server)) {
      server.willRespond(operation);
      String proof = "lucca application=" + Keys.ORDINARY.secret();
      client
          .call(operation)
          .with(request -> request.newBuilder().header("Authorization", proof).build())
          .result();
      assertEquals(proof, server.takeRequest().headers().get("Authorization"));
    }
  }

  private static ClientUnderTest stranger(ProviderUnderTest provider, ProviderServer server) {
    return provider.client(
        server.url(), null, builder -> builder.readTimeout(Duration.ofSeconds(10)));
  }
}
