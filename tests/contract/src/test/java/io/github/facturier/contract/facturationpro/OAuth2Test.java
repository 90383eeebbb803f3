package io.github.facturier.contract.facturationpro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.secrets.CapturedLog;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.AuthorizationDeclinedException;
import io.github.facturier.facturationpro.auth.InvalidStateException;
import io.github.facturier.facturationpro.auth.OAuth2;
import io.github.facturier.facturationpro.auth.OAuthApplication;
import io.github.facturier.facturationpro.auth.OAuthToken;
import io.github.facturier.facturationpro.auth.Scope;
import io.github.facturier.facturationpro.auth.TokenStore;
import io.github.facturier.facturationpro.model.Account;
import io.github.facturier.facturationpro.model.CategoryInput;
import io.github.facturier.facturationpro.model.EmailInput;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.PermissionException;
import io.github.facturier.runtime.error.RateLimitException;
import io.github.facturier.runtime.error.ServerException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.error.ValidationException;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.Fault;
import io.github.facturier.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth2Test {
  private final FakeTime time = new FakeTime();
  private final Sandbox sandbox = Sandbox.start(time);
  private final FacturationProSandbox pro = sandbox.facturationPro();
  private final OAuthApplication application =
      new OAuthApplication(pro.clientId(), pro.clientSecret(), pro.redirectUri());
  private final TokenStore store = TokenStore.inMemory();
  private final FacturationProClient anonymous =
      Clients.anonymous(pro).retryPolicy(RetryPolicy.NONE).build();
  private final OAuth2 oauth = OAuth2.of(application, anonymous.tokens(), store, time);
  private static final RetryPolicy AT_ONCE =
      new RetryPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));

  private final FacturationProClient client =
      Clients.anonymous(pro).credentials(oauth).retryPolicy(RetryPolicy.NONE).build();

  @BeforeEach
  void consent() throws Exception {
    oauth.complete(consent(Scope.READ_WRITE, "xyz"), "xyz");
  }

  @AfterEach
  void close() {
    client.close();
    anonymous.close();
    sandbox.close();
  }

  /** The redirect URI after the user's consent. */
  private URI consent(Scope scope, String state) throws Exception {
    return Consent.givenAt(application.authorizationUrl(pro.url(), scope, state));
  }

  private long refreshes() {
    return granted("refresh_token");
  }

  /** Requests of tokens by a grant. */
  private long granted(String grant) {
    return pro.requests().stream()
        .filter(call -> "createToken".equals(call.operationId()))
        .filter(call -> call.bodyText().startsWith("grant_type=" + grant + "&"))
        .count();
  }

  private long count(String operation) {
    return pro.requests().stream().filter(call -> operation.equals(call.operationId())).count();
  }

  private void expire() {
    time.advance(Duration.ofSeconds(pro.tokenSeconds()));
  }

  @Test
  void actsForTheUserWhoConsented() {
    Account account = client.account().get().result();
    assertEquals(2, account.firms().size());
    assertEquals(0, refreshes());
    assertEquals(List.of(), pro.violations());
  }

  /** The stream was already read: the token is renewed, and the caller must repeat the call. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUploadOfAStreamIsNotSentAgainAfter401(boolean isLengthKnown) {
    byte[] content = {1, 2, 3};
    InputStream stream = new ByteArrayInputStream(content);
    Upload upload =
        isLengthKnown ? Upload.of("a.pdf", stream, content.length) : Upload.of("a.pdf", stream);
    pro.failNext(Fault.status(401, "{}").on("uploadCustomerFile"));
    ApiCall<?> call = client.firm(pro.firmId()).customers().upload(1, upload);
    assertThrows(AuthenticationException.class, call::result);
    assertEquals(1, count("uploadCustomerFile"));
    assertEquals(1, refreshes());
    TransportException e = assertThrows(TransportException.class, () -> call.clone().result());
    assertTrue(e.getMessage().contains("was already sent"), e.getMessage());
    assertEquals(1, count("uploadCustomerFile"));
  }

  @Test
  void anUploadOfBytesIsSentAgainAfter401() {
    pro.failNext(Fault.status(401, "{}").on("uploadCustomerFile"));
    Upload upload = Upload.of("a.pdf", new byte[] {1, 2, 3});
    ApiCall<?> call = client.firm(pro.firmId()).customers().upload(1, upload);
    assertThrows(ApiException.class, call::result); // there is no such customer
    assertEquals(2, count("uploadCustomerFile"));
  }

  @Test
  void fiftyCallsWithAnExpiredTokenCauseOneRefresh() throws Exception {
    int calls = 50;
    OAuthToken before = store.load();
    expire();
    ExecutorService threads = Executors.newFixedThreadPool(calls);
    CyclicBarrier together = new CyclicBarrier(calls);
    List<Future<Account>> accounts = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      accounts.add(
          threads.submit(
              () -> {
                together.await();
                return client.account().get().result();
              }));
    }
    for (Future<Account> account : accounts) {
      assertEquals("moi@exemple.fr", account.get().email());
    }
    threads.shutdown();
    assertEquals(1, refreshes());
    assertEquals(calls, count("getAccount"));
    assertNotEquals(before, store.load());
  }

  /** The token is valid according to the store, but the provider rejects it. */
  @Test
  void fiftyCallsWithARejectedTokenCauseOneRefresh() throws Exception {
    int calls = 50;
    pro.endAccessTokens();
    List<CompletableFuture<Account>> accounts = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      accounts.add(client.account().get().future());
    }
    for (CompletableFuture<Account> account : accounts) {
      assertEquals("moi@exemple.fr", account.get().email());
    }
    assertEquals(1, refreshes());
  }

  @Test
  void theSessionIsRenewedShortlyBeforeItExpires() {
    time.advance(Duration.ofSeconds(pro.tokenSeconds() - 60));
    client.account().get().result();
    assertEquals(0, refreshes());
    time.advance(Duration.ofSeconds(40));
    client.account().get().result();
    assertEquals(1, refreshes());
  }

  @Test
  void aRefusedRefreshIsAnAuthenticationError() {
    expire();
    pro.revokeRefreshTokens();
    AuthenticationException refused =
        assertThrows(AuthenticationException.class, () -> client.account().get().result());
    assertEquals("invalid_grant", refused.code());
    assertEquals(401, refused.status());
    CompletionException later =
        assertThrows(CompletionException.class, () -> client.account().get().future().join());
    assertInstanceOf(AuthenticationException.class, later.getCause());
    assertEquals(0, count("getAccount"), "a call went out without a token");
  }

  @Test
  void aTokenRejectedTwiceIsAnAuthenticationError() {
    pro.endAccessTokens();
    pro.revokeRefreshTokens();
    assertThrows(AuthenticationException.class, () -> client.account().get().result());
    assertEquals(1, count("getAccount"));
  }

  @Test
  void aReadIsRetriedOnce() {
    pro.failNext(Fault.status(401, "{\"errors\":\"Unauthorized\"}").on("getAccount"), 5);
    assertThrows(AuthenticationException.class, () -> client.account().get().result());
    assertEquals(2, count("getAccount"));
    assertEquals(1, refreshes());
  }

  @Test
  void aTokenEndpointThatIsDownIsNoAuthenticationError() {
    expire();
    pro.failNext(Fault.unavailable().on("createToken"));
    assertThrows(ServerException.class, () -> client.account().get().result());
    pro.failNext(Fault.tooManyRequests(Duration.ofSeconds(7)).on("createToken"));
    RateLimitException full =
        assertThrows(RateLimitException.class, () -> client.account().get().result());
    assertEquals(Duration.ofSeconds(7), full.retryAfter());
    pro.failNext(Fault.cutBeforeResponse().on("createToken"));
    assertThrows(TransportException.class, () -> client.account().get().result());
    assertEquals(0, count("getAccount"));
  }

  /** A refresh token is good for one exchange, so the retries of a read do not repeat it. */
  @Test
  void aRetriedReadSendsTheRefreshTokenOnce() {
    try (FacturationProClient patient =
        Clients.anonymous(pro).credentials(oauth).retryPolicy(AT_ONCE).build()) {
      int calls = 0;
      for (Fault fault :
          List.of(
              Fault.unavailable(),
              Fault.tooManyRequests(Duration.ZERO),
              Fault.cutBeforeResponse(),
              Fault.status(500, ""),
              Fault.status(408, ""))) {
        expire();
        pro.failNext(fault.on("createToken"));
        assertThrows(ApiException.class, () -> patient.account().get().result(), fault::toString);
        assertEquals(++calls, refreshes(), fault::toString);
        assertEquals(0, count("getAccount"));
      }
    }
  }

  /** Success without a token, or with one that no header can hold. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"access_token\":\"\"}", "{\"access_token\":\"deux mots\\n\"}"})
  void aResponseWithoutATokenIsADecodingError(String response) throws Exception {
    expire();
    pro.failNext(Fault.status(200, response).on("createToken"));
    DecodingException e =
        assertThrows(DecodingException.class, () -> client.account().get().result());
    assertTrue(e.getMessage().matches(".*access[_ ]token.*"), e.getMessage());
    pro.failNext(Fault.status(200, response).on("createToken"));
    CompletionException later =
        assertThrows(CompletionException.class, () -> client.account().get().future().join());
    assertInstanceOf(DecodingException.class, later.getCause());
    assertEquals(0, count("getAccount"));
    pro.failNext(Fault.status(200, response).on("createToken"));
    URI back = consent(Scope.READ, "abc");
    assertThrows(DecodingException.class, () -> oauth.complete(back, "abc"));
  }

  @Test
  void aRejectedWriteIsRetriedUnlessNonRepeatable() {
    pro.endAccessTokens();
    client
        .firm(pro.firmId())
        .categories()
        .create(CategoryInput.builder().title("Ventes").build())
        .result();
    assertEquals(2, count("createCategory"));
    pro.endAccessTokens();
    assertThrows(
        AuthenticationException.class,
        () ->
            client
                .firm(pro.firmId())
                .emails()
                .send(1, EmailInput.builder().to("a@exemple.fr").build())
                .result());
    assertEquals(1, count("sendEmail"));
  }

  /** A refresh token is valid once; the response contains the next one. */
  @Test
  void refreshTokensAreReplaced() {
    for (int i = 1; i <= 3; i++) {
      expire();
      client.account().get().result();
      assertEquals(i, refreshes());
    }
  }

  /** Two machines with one store: one uses the token that the other stored. */
  @Test
  void aTokenRenewedByAnotherMachineIsUsed() {
    OAuth2 other = OAuth2.of(application, anonymous.tokens(), store, time);
    try (FacturationProClient machine = Clients.anonymous(pro).credentials(other).build()) {
      expire();
      client.account().get().result();
      machine.account().get().result();
      assertEquals(1, refreshes());
      pro.endAccessTokens();
      machine.account().get().result();
      client.account().get().result();
      assertEquals(2, refreshes());
    }
  }

  @Test
  void withoutConsentThereIsNothingToSend() {
    OAuth2 nobody = OAuth2.of(application, anonymous.tokens(), TokenStore.inMemory(), time);
    try (FacturationProClient stranger = Clients.anonymous(pro).credentials(nobody).build()) {
      assertThrows(AuthenticationException.class, () -> stranger.account().get().result());
      assertEquals(0, count("getAccount"));
    }
  }

  @Test
  void aScopeLimitsTheToken() throws Exception {
    oauth.complete(consent(Scope.READ, "abc"), "abc");
    client.account().get().result();
    assertThrows(
        PermissionException.class,
        () ->
            client
                .firm(pro.firmId())
                .categories()
                .create(CategoryInput.builder().title("Ventes").build())
                .result());
  }

  @Test
  void aForeignStateIsRefused() throws Exception {
    OAuthToken before = store.load();
    URI back = consent(Scope.READ, "mine");
    assertThrows(InvalidStateException.class, () -> oauth.complete(back, "other"));
    assertThrows(InvalidStateException.class, () -> oauth.complete(back, null));
    URI declined = back("error=access_denied&state=other");
    assertThrows(AuthorizationDeclinedException.class, () -> oauth.complete(declined, "other"));
    assertThrows(ValidationException.class, () -> oauth.exchange("unknown"));
    assertEquals(before, store.load());
    assertEquals(
        2, granted("authorization_code"), "more than the first consent and the unknown code");
  }

  private URI back(String query) {
    return URI.create(pro.redirectUri() + "?" + query);
  }

  @Test
  void noSecretIsInAnyLogOrException() throws Exception {
    List<String> texts = new ArrayList<>();
    try (CapturedLog log = CapturedLog.open()) {
      oauth.complete(consent(Scope.READ_WRITE, "xyz"), "xyz");
      client.account().get().result();
      expire();
      client.account().get().result();
      pro.endAccessTokens();
      client.account().get().result();
      for (String secret : List.copyOf(pro.secrets())) {
        pro.failNext(Fault.status(422, "{\"errors\":\"" + secret + "\"}"));
        texts.add(trace(assertThrows(ApiException.class, () -> client.account().get().result())));
      }
      pro.revokeRefreshTokens();
      expire();
      texts.add(trace(assertThrows(ApiException.class, () -> client.account().get().result())));
      texts.addAll(log.take());
    }
    texts.add(oauth.toString() + store.load() + application + client.account().get());
    assertTrue(texts.stream().anyMatch(text -> text.contains("AccountApi.get")), "nothing logged");
    assertTrue(texts.stream().anyMatch(text -> text.contains("TokensApi.create")));
    OAuthToken token = store.load();
    List<String> secrets = List.of(pro.clientSecret(), token.accessToken(), token.refreshToken());
    for (String text : texts) {
      for (String secret : secrets) {
        assertFalse(text.contains(secret), text);
      }
    }
  }

  private static String trace(ApiException e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text + e.getMessage() + e.body() + e.messages();
  }
}
