package io.github.facturier.contract.luccacleemy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.luccacleemy.auth.BearerToken;
import io.github.facturier.luccacleemy.auth.ClientCredentials;
import io.github.facturier.luccacleemy.auth.OAuth2Credentials;
import io.github.facturier.luccacleemy.model.BusinessEstablishment;
import io.github.facturier.luccacleemy.model.IncludedPart;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.PermissionException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.error.ValidationException;
import io.github.facturier.sandbox.LuccaCleemySandbox;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Lucca API (V5): OAuth 2, cursors, and the establishment that an export is made for. */
class LuccaApiTest {
  private static final String TOKEN = "createAccessToken";

  private final Sandbox sandbox = Sandbox.start();
  private final LuccaCleemySandbox lucca = sandbox.luccaCleemy();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final InstantSource clock = now::get;
  private final List<AutoCloseable> clients = new ArrayList<>();
  private final LuccaCleemyClient client = client(credentials());

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : clients) {
      one.close();
    }
    assertEquals(List.of(), sandbox.violations());
    sandbox.close();
  }

  private ClientCredentials credentials() {
    return ClientCredentials.of(lucca.clientId(), lucca.clientSecret()).withClock(clock);
  }

  private LuccaCleemyClient client(OAuth2Credentials credentials) {
    return opened(builder().credentials(credentials));
  }

  private LuccaCleemyClient.Builder builder() {
    return LuccaCleemyClient.builder().baseUrl(lucca.url().toString());
  }

  private LuccaCleemyClient opened(LuccaCleemyClient.Builder builder) {
    LuccaCleemyClient client = builder.build();
    clients.add(client);
    return client;
  }

  private List<String> called() {
    return lucca.requests().stream().map(RecordedCall::operationId).toList();
  }

  private long tokenRequests() {
    return called().stream().filter(TOKEN::equals).count();
  }

  /** One client with both credentials: the identifier by OAuth 2, the export by the key. */
  @Test
  void theEstablishmentOfAnExportIsLookedUp() throws Exception {
    LuccaCleemyClient both =
        opened(
            builder()
                .credentials(ApplicationKey.of(lucca.applicationKey()))
                .credentials(credentials()));
    BusinessEstablishment marseille =
        both.businessEstablishments().list().stream()
            .filter(one -> "Lucca Marseille".equals(one.name()))
            .findFirst()
            .orElseThrow();
    assertEquals(1, marseille.id());
    both.exports().export(marseille.id()).result().close();
    assertEquals(1, lucca.history().size());
    List<RecordedCall> calls = lucca.requests();
    assertEquals(
        List.of(TOKEN, "listBusinessEstablishments", "createExpenseAccountingExport"), called());
    assertNull(calls.get(0).header("Authorization"));
    assertTrue(calls.get(1).header("Authorization").startsWith("Bearer "));
    assertEquals("2024-11-01", calls.get(1).header("Api-Version"));
    assertEquals(
        "lucca application=" + lucca.applicationKey(), calls.get(2).header("Authorization"));
    assertNull(calls.get(2).header("Api-Version"));
  }

  @Test
  void recordsAreRead() {
    BusinessEstablishment one =
        client
            .businessEstablishments()
            .get(1, q -> q.include(List.of(IncludedPart.EMBEDDED)))
            .result();
    assertEquals("Lucca Marseille", one.name());
    assertEquals(1, one.legalEntity().id());
    assertEquals("Lucca", one.embedded().legalEntity().get("1").legalName());
    assertEquals("Lucca", client.luccaLegalEntities().get(1).result().legalName());
    assertEquals(2, client.luccaLegalEntities().list().result().size());
    assertEquals(
        List.of(2L),
        client.businessEstablishments().list(q -> q.legalEntityId(2L)).stream()
            .map(BusinessEstablishment::id)
            .toList());
    assertThrows(NotFoundException.class, () -> client.businessEstablishments().get(99).result());
    assertEquals(1, tokenRequests());
  }

  @Test
  void listsAreReadPageByPage() {
    IntStream.range(0, 227).forEach(i -> lucca.addEstablishment("Agence " + i));
    List<Long> ids =
        client.businessEstablishments().list().stream().map(BusinessEstablishment::id).toList();
    assertEquals(IntStream.rangeClosed(1, 230).mapToObj(Long::valueOf).toList(), ids);
    assertEquals(3, called().stream().filter("listBusinessEstablishments"::equals).count());
    assertEquals(
        ids,
        client.businessEstablishments().list(q -> q.limit(50)).prefetch().stream()
            .map(BusinessEstablishment::id)
            .toList());
    assertEquals(OptionalLong.of(230), client.businessEstablishments().list().totalEntries());
    assertEquals(25, client.businessEstablishments().list().future().join().size());
    assertEquals(
        30, client.businessEstablishments().list(q -> q.page("3").limit(100)).result().size());
  }

  @Test
  void aTokenIsUsedUntilShortlyBeforeItExpires() {
    client.luccaLegalEntities().list().result();
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(29)));
    client.luccaLegalEntities().list().result();
    assertEquals(1, tokenRequests());
    now.updateAndGet(time -> time.plus(Duration.ofSeconds(31)));
    client.luccaLegalEntities().list().future().join();
    assertEquals(2, tokenRequests());
  }

  @Test
  void aTokenThatTheServerNoLongerAcceptsIsRenewedOnce() {
    client.luccaLegalEntities().list().result();
    lucca.endAccessTokens();
    assertEquals(2, client.luccaLegalEntities().list().future().join().size());
    lucca.endAccessTokens();
    assertEquals(2, client.luccaLegalEntities().list().stream().count());
    assertEquals(3, tokenRequests());
  }

  @Test
  void concurrentCallsShareOneRequestForAToken() {
    List<CompletableFuture<?>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(client.businessEstablishments().get(1).future());
    }
    calls.forEach(CompletableFuture::join);
    assertEquals(1, tokenRequests());
    assertEquals(21, lucca.requests().size());
  }

  @Test
  void aWrongSecretSaysWhatToLookAt() {
    LuccaCleemyClient wrong = client(ClientCredentials.of(lucca.clientId(), "un-autre-secret-X9"));
    ApiCall<?> call = wrong.businessEstablishments().list();
    assertRefused(assertThrows(ApiException.class, call::result));
    CompletionException later =
        assertThrows(CompletionException.class, () -> call.clone().future().join());
    assertRefused(later.getCause());
    assertEquals(List.of(TOKEN, TOKEN), called());
  }

  private void assertRefused(Throwable thrown) {
    AuthenticationException e = assertInstanceOf(AuthenticationException.class, thrown);
    assertEquals(Outcome.NOT_SENT, e.outcome());
    assertEquals("invalid_client", e.code());
    assertEquals(400, e.status());
    assertTrue(
        e.getMessage().contains("look at the client ID (" + lucca.clientId() + ")"),
        e.getMessage());
    assertTrue(e.getMessage().contains("/identity/admin/integration-keys"), e.getMessage());
    assertFalse((e + e.body() + e.url()).contains("un-autre-secret-X9"), e.toString());
  }

  @Test
  void aScopeThatTheApplicationLacksSaysSo() {
    LuccaCleemyClient other = client(credentials().withScopes("employees.readonly"));
    AuthenticationException e =
        assertThrows(
            AuthenticationException.class, () -> other.luccaLegalEntities().list().result());
    assertEquals(Outcome.NOT_SENT, e.outcome());
    assertTrue(e.getMessage().contains("look at the scopes of the application"), e.getMessage());
    assertTrue(e.getMessage().contains("employees.readonly"), e.getMessage());
  }

  @Test
  void aTokenWithoutTheScopeIsAPermissionException() {
    LuccaCleemyClient one = client(credentials().withScopes("legal-entities.readonly"));
    assertEquals(2, one.luccaLegalEntities().list().result().size());
    PermissionException e =
        assertThrows(PermissionException.class, () -> one.businessEstablishments().list().result());
    assertEquals(403, e.status());
  }

  @Test
  void aTokenOfTheCallersIsNotRenewed() {
    LuccaCleemyClient one = client(BearerToken.of("jeton-perime"));
    AuthenticationException e =
        assertThrows(AuthenticationException.class, () -> one.luccaLegalEntities().list().result());
    assertEquals(401, e.status());
    assertFalse(e.toString().contains("jeton-perime"), e.toString());
    assertEquals(List.of("listLuccaLegalEntities"), called());
  }

  /** Neither the export without a key nor the Lucca API with a key reaches the server. */
  @Test
  void credentialsOfTheOtherKindAreNotSent() {
    AuthenticationException e =
        assertThrows(AuthenticationException.class, () -> client.exports().export(1).result());
    assertEquals(Outcome.NOT_SENT, e.outcome());
    assertTrue(e.getMessage().contains("requires credentials(ApplicationKey)"), e.getMessage());
    LuccaCleemyClient key =
        opened(builder().credentials(ApplicationKey.of(lucca.applicationKey())));
    e =
        assertThrows(
            AuthenticationException.class, () -> key.businessEstablishments().list().result());
    assertEquals(Outcome.NOT_SENT, e.outcome());
    assertTrue(e.getMessage().contains("requires credentials(OAuth2Credentials)"), e.getMessage());
    assertEquals(List.of(), lucca.requests());
  }

  @Test
  void problemDetailsAreRead() {
    ValidationException e =
        assertThrows(
            ValidationException.class,
            () -> client.businessEstablishments().list(q -> q.page("aucun curseur")).result());
    assertTrue(e.getMessage().contains("page is no cursor"), e.getMessage());
  }

  /** A redirect to another host gets no token; the link of a page to another host is not called. */
  @Test
  void aTokenNeverGoesToAnotherHost() throws Exception {
    try (MockWebServer here = new MockWebServer();
        MockWebServer elsewhere = new MockWebServer()) {
      here.start();
      elsewhere.start();
      String other =
          "http://localhost:" + elsewhere.getPort() + "/lucca-api/legal-entities?page=p2";
      here.enqueue(json("{\"access_token\":\"jeton-secret-1\",\"expires_in\":1800}"));
      here.enqueue(
          json("{\"items\":[{\"id\":\"1\"}],\"links\":{\"next\":{\"href\":\"" + other + "\"}}}"));
      here.enqueue(new MockResponse().setResponseCode(302).setHeader("Location", other));
      elsewhere.enqueue(json("{\"items\":[],\"links\":null}"));
      LuccaCleemyClient redirected =
          opened(
              LuccaCleemyClient.builder()
                  .baseUrl("http://127.0.0.1:" + here.getPort())
                  .credentials(ClientCredentials.of("id", "secret-de-l-appli")));
      try {
        redirected.luccaLegalEntities().list().stream().forEach(entity -> {});
      } catch (ProviderException e) { // not followed
        assertFalse(e.toString().contains("jeton-secret-1"), e.toString());
      }
      assertEquals(3, here.getRequestCount());
      here.takeRequest();
      assertEquals("Bearer jeton-secret-1", here.takeRequest().getHeader("Authorization"));
      assertEquals("p2", here.takeRequest().getRequestUrl().queryParameter("page"));
      for (int i = 0; i < elsewhere.getRequestCount(); i++) {
        assertNull(elsewhere.takeRequest().getHeader("Authorization"));
      }
    }
  }

  private static MockResponse json(String body) {
    return new MockResponse().setHeader("Content-Type", "application/json").setBody(body);
  }

  /** The server of tokens is one for all accounts and their sandboxes. */
  @Test
  void theTokenComesFromTheServerOfAllAccounts() {
    assertEquals(
        "https://accounts.world.luccasoftware.com/connect/token",
        tokenUrl(LuccaCleemyClient.builder().account("votre-societe")));
    assertEquals(
        "https://accounts.world.luccasoftware.com/connect/token",
        tokenUrl(
            LuccaCleemyClient.builder()
                .baseUrl("https://votre-societe-essai.sandbox.eu1.luccasoftware.com")));
    assertEquals(
        "https://passerelle.exemple.fr/connect/token",
        tokenUrl(LuccaCleemyClient.builder().baseUrl("https://passerelle.exemple.fr")));
  }

  /** The URL of the first request, which is not sent. */
  private String tokenUrl(LuccaCleemyClient.Builder builder) {
    OkHttpClient offline =
        new OkHttpClient.Builder()
            .dns(
                host -> {
                  throw new UnknownHostException(host);
                })
            .build();
    LuccaCleemyClient one =
        opened(
            builder
                .httpClient(offline)
                .retryPolicy(RetryPolicy.NONE)
                .credentials(ClientCredentials.of("id", "secret-de-l-appli")));
    ApiException e =
        assertThrows(ApiException.class, () -> one.luccaLegalEntities().list().result());
    assertEquals(Outcome.NOT_SENT, e.outcome());
    return e.url();
  }

  @Test
  void nothingShowsASecret() {
    ClientCredentials secret = ClientCredentials.of("id", "secret-de-l-appli");
    assertEquals("ClientCredentials[id, hidden]", secret.toString());
    assertEquals("BearerToken[hidden]", BearerToken.of("jeton").toString());
    assertThrows(IllegalArgumentException.class, () -> ClientCredentials.of(null, "s"));
    assertThrows(IllegalArgumentException.class, () -> ClientCredentials.of("id", " "));
    assertThrows(IllegalArgumentException.class, () -> secret.withScopes());
    assertThrows(IllegalArgumentException.class, () -> secret.withScopes("a b"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> BearerToken.of("jeton secret"));
    assertFalse(e.getMessage().contains("jeton secret"), e.getMessage());
  }
}
