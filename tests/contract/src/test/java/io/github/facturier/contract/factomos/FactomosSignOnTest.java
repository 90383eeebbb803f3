package io.github.facturier.contract.factomos;

import static io.github.facturier.contract.provider.ProviderUnderTest.FACTOMOS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.support.Listener;
import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.auth.Authorization;
import io.github.facturier.factomos.auth.FactomosKeys;
import io.github.facturier.factomos.model.ClientCategory;
import io.github.facturier.factomos.support.FactomosError;
import io.github.facturier.factomos.support.FactomosException;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.sandbox.FactomosSandbox;
import io.github.facturier.sandbox.SandboxExtension;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions of the website, its estimate form, and the authorization of an application. */
@ExtendWith(SandboxExtension.class)
class FactomosSignOnTest {
  private static FactomosError refusal(Runnable call) {
    return assertThrows(FactomosException.class, call::run).reason();
  }

  /** The session belongs to the cookies of the client that opened it. */
  @Test
  void aTokenOpensOneSession(FactomosSandbox factomos) {
    try (FactomosClient client = SandboxClients.of(factomos);
        FactomosClient other = SandboxClients.of(factomos)) {
      assertEquals(FactomosError.NO_SESSION, refusal(() -> client.sessions().check().result()));
      String token = client.sessions().getToken().result().authToken();
      client.sessions().create(token).result();
      assertEquals(factomos.username(), client.sessions().check().result().user().username());
      assertEquals(FactomosError.NO_SESSION, refusal(() -> other.sessions().check().result()));
      assertEquals(
          FactomosError.INVALID_AUTH_TOKEN,
          refusal(() -> client.sessions().create(token).result()));
      client.sessions().delete(token).result();
      assertEquals(FactomosError.NO_SESSION, refusal(() -> client.sessions().check().result()));
    }
  }

  @Test
  void theEstimateFormComesFilledInForWhoHasAToken(FactomosSandbox factomos) throws Exception {
    try (FactomosClient client = SandboxClients.of(factomos)) {
      String token = client.sessions().getToken().result().authToken();
      try (Download form =
          client
              .estimates()
              .openForm(token, q -> q.objet("Été & \"co\"").custom("id=3"))
              .result()) {
        String page = new String(form.stream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(page.contains("Été &amp; &quot;co&quot;"), page);
        assertTrue(page.contains("id=3"), page);
      }
      ApiException e =
          assertThrows(ApiException.class, () -> client.estimates().openForm(token).result());
      assertEquals(302, e.status()); // to the page where people sign in
      assertFalse(e.error().toString().contains(token), e.error()::toString);
    }
  }

  @Test
  void theAddressOfThePopupIsTheDocuments() {
    SpecOperation operation = FACTOMOS.document().operation("authorize");
    try (FactomosClient client = FactomosClient.builder().build()) {
      HttpUrl documented = FACTOMOS.call(client, operation).request().url();
      String written =
          Authorization.form(
                  documented.queryParameter("app_callback"), documented.queryParameter("app_name"))
              .description(documented.queryParameter("app_description"))
              .icon(documented.queryParameter("app_icon"))
              .webhook(documented.queryParameter("webhook_url"))
              .url();
      HttpUrl popup = HttpUrl.get(written);
      assertEquals(documented.queryParameterNames(), popup.queryParameterNames());
      for (String name : documented.queryParameterNames()) {
        assertEquals(documented.queryParameter(name), popup.queryParameter(name));
      }
      assertEquals(
          documented.newBuilder().query(null).build(), popup.newBuilder().query(null).build());
    }
  }

  @Test
  void theKeysThatAreHandedOverWork(FactomosSandbox factomos) throws Exception {
    try (Listener callback = new Listener();
        Listener webhook = new Listener();
        FactomosClient anonymous =
            FactomosClient.builder().baseUrl(factomos.url().toString()).build()) {
      anonymous
          .authorization()
          .authorize(
              callback.url().toString(),
              "My Application",
              q -> q.webhookUrl(webhook.url().toString()))
          .result()
          .close();
      factomos.agree();
      FactomosKeys keys = Authorization.keys(callback.next());
      try (FactomosClient client = SandboxClients.of(factomos, keys)) {
        client.emailTemplates().list().result();
        client.clients().create(ClientCategory.CLIENT, "Dupont").result();
        assertTrue(webhook.next().contains("create_contact"));
      }
    }
  }
}
