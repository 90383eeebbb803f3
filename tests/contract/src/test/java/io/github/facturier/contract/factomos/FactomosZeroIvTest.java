package io.github.facturier.contract.factomos;

import static io.github.facturier.contract.provider.ProviderUnderTest.FACTOMOS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.JdkCipher;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.auth.FactomosKeys;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.DecodingException;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A server with an old PHP, whose IV is zero, both ways. */
class FactomosZeroIvTest {
  /** Secrets of 16 bytes, and of other lengths, for which such servers used the zero IV. */
  private static final List<String> SECRETS =
      List.of(Keys.ORDINARY.secret(), "court", "un secret bien trop long, même accentué");

  private static List<SpecOperation> actions() {
    List<SpecOperation> actions = FACTOMOS.where(operation -> !operation.isAnonymous());
    assertEquals(26, actions.size());
    return actions;
  }

  @TestFactory
  Stream<DynamicTest> everyActionAndItsResponseAreRead() {
    return actions().stream()
        .map(
            action ->
                DynamicTest.dynamicTest(
                    action.id(),
                    () -> {
                      String form = formWithTheUsualIv(action);
                      for (String secret : SECRETS) {
                        assertEquals(form, formWithZeroIv(action, secret));
                      }
                    }));
  }

  private static String formWithTheUsualIv(SpecOperation action) throws Exception {
    try (ProviderServer server = new ProviderServer(FACTOMOS)) {
      server.willRespond(action);
      server.client().call(action).result();
      String sealed = server.takeRequest().fields().get("crequest").get(0);
      return new JdkCipher(Keys.ORDINARY.secret()).decrypt(sealed);
    }
  }

  private static String formWithZeroIv(SpecOperation action, String secret) throws Exception {
    JdkCipher cipher = JdkCipher.withZeroIv(secret);
    try (ProviderServer server = new ProviderServer(FACTOMOS);
        FactomosClient client =
            FactomosClient.builder()
                .baseUrl(server.url())
                .credentials(FactomosKeys.withZeroIv("token", secret))
                .build()) {
      server.willRespond(response(action, cipher));
      FACTOMOS.call(client, action).result();
      return cipher.decrypt(server.takeRequest().fields().get("crequest").get(0));
    }
  }

  private static MockResponse response(SpecOperation action, JdkCipher cipher) {
    return new MockResponse()
        .setHeader("Content-Type", "text/html")
        .setBody(cipher.encrypt(action.success().example().toString()));
  }

  @Test
  void theDefaultIvFailsAndTheErrorSaysWhy() {
    SpecOperation action = actions().get(0);
    try (ProviderServer server = new ProviderServer(FACTOMOS)) {
      server.willRespond(response(action, JdkCipher.withZeroIv(Keys.ORDINARY.secret())));
      ClientUnderTest client = server.client();
      ApiCall<?> call = client.call(action);
      DecodingException e = assertThrows(DecodingException.class, call::result);
      assertTrue(e.getMessage().startsWith(e.operation() + ": the response "), e.getMessage());
      assertTrue(e.getMessage().contains("IV"), e.getMessage());
    }
  }
}
