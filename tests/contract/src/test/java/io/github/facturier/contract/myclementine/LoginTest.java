package io.github.facturier.contract.myclementine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Accounting;
import io.github.facturier.myclementine.auth.BearerToken;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.myclementine.auth.Owner;
import io.github.facturier.myclementine.auth.Session;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.sandbox.Fault;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoginTest {
  @RegisterExtension final Clementine clementine = new Clementine();

  private Object profil(MyClementineClient client) {
    return client.users().getProfil(clementine.server().userId()).result();
  }

  @Test
  void theFirstCallLogsInOnce() {
    MyClementineClient client = clementine.loggedIn();
    assertEquals(List.of(), clementine.calls());
    profil(client);
    profil(client);
    assertEquals(List.of("createToken", "getProfil", "getProfil"), clementine.calls());
    assertNull(clementine.server().requests().get(0).header("Authorization"));
    String header = clementine.server().requests().get(1).header("Authorization");
    assertEquals("Bearer " + client.session().token(), header);
    assertEquals(1, clementine.logins());
  }

  @Test
  void fiftyThreadsShareOneLogin() throws InterruptedException {
    MyClementineClient client = clementine.loggedIn();
    Threads threads = Threads.start(() -> profil(client));
    assertEquals(Collections.nCopies(Threads.MANY, threads.outcomes().get(0)), threads.outcomes());
    assertEquals(1, clementine.logins());
    assertEquals(Threads.MANY + 1, clementine.calls().size());
  }

  @Test
  void fiftyFuturesShareOneLogin() {
    MyClementineClient client = clementine.loggedIn();
    List<CompletableFuture<?>> calls = new ArrayList<>();
    for (int i = 0; i < Threads.MANY; i++) {
      calls.add(client.users().getProfil(clementine.server().userId()).future());
    }
    calls.forEach(CompletableFuture::join);
    assertEquals(Threads.MANY, calls.size());
    assertEquals(1, clementine.logins());
  }

  @Test
  void a401RenewsTheSessionOnce() {
    MyClementineClient client = clementine.loggedIn();
    Session first = client.session();
    clementine.server().expireTokens();
    profil(client);
    assertEquals(
        List.of("createToken", "getProfil", "createToken", "getProfil"), clementine.calls());
    assertFalse(first.token().equals(client.session().token()));
  }

  @Test
  void fiftyThreadsRenewTheSessionOnce() throws InterruptedException {
    MyClementineClient client = clementine.loggedIn();
    client.session();
    clementine.server().expireTokens();
    Threads threads = Threads.start(() -> profil(client));
    assertEquals(Collections.nCopies(Threads.MANY, threads.outcomes().get(0)), threads.outcomes());
    assertEquals(2, clementine.logins());
  }

  /** The stream was already read: the caller must repeat the call. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUploadOfAStreamIsNotSentAgainAfter401(boolean isLengthKnown) {
    byte[] content = {1, 2, 3};
    InputStream stream = new ByteArrayInputStream(content);
    Upload upload =
        isLengthKnown ? Upload.of("a.png", stream, content.length) : Upload.of("a.png", stream);
    MyClementineClient client = clementine.loggedIn();
    clementine.server().failNext(Fault.status(401, "{}").on("editMyLogo"));
    ApiCall<?> call = client.users().editLogo(clementine.server().societyId(), upload);
    assertThrows(AuthenticationException.class, call::result);
    assertEquals(List.of("createToken", "editMyLogo"), clementine.calls());
    TransportException e = assertThrows(TransportException.class, () -> call.clone().result());
    assertTrue(e.getMessage().contains("was already sent"), e.getMessage());
    assertFalse(clementine.calls().subList(2, clementine.calls().size()).contains("editMyLogo"));
  }

  @Test
  void anUploadOfBytesIsSentAgainAfter401() {
    MyClementineClient client = clementine.loggedIn();
    clementine.server().failNext(Fault.status(401, "{}").on("editMyLogo"));
    Upload upload = Upload.of("a.png", new byte[] {1, 2, 3});
    client.users().editLogo(clementine.server().societyId(), upload).result();
    assertEquals(
        List.of("createToken", "editMyLogo", "createToken", "editMyLogo"), clementine.calls());
  }

  @Test
  void aSessionOfAClientThatIsClosed() throws Exception {
    try (HeldServer server = new HeldServer()) {
      MyClementineClient client =
          MyClementineClient.builder()
              .baseUrl(server.url())
              .credentials(Login.of("jeandupont", "a-password"))
              .build();
      CompletableFuture<Session> begun = CompletableFuture.supplyAsync(client::session);
      server.awaitRequest();
      client.close();
      server.letGo(
          200,
          "{\"success\":\"true\",\"data\":{\"token\":\"t-0123\",\"type_compta\":1,"
              + "\"society_id\":7,\"user\":{\"id\":1}}}");
      assertEquals(7, begun.get(20, TimeUnit.SECONDS).societyId());
      TransportException e = assertThrows(TransportException.class, client::session);
      assertTrue(e.getMessage().endsWith("not sent, since the client is closed"), e::getMessage);
      TransportException call =
          assertThrows(TransportException.class, () -> client.users().getProfil(1).result());
      assertTrue(call.getMessage().endsWith(e.getMessage()), call::getMessage);
      assertEquals(1, server.requests());
    }
  }

  @Test
  void aSecond401IsNotRetried() {
    MyClementineClient client = clementine.loggedIn();
    clementine.server().failNext(Fault.status(401, "{}").on("getProfil"), 10);
    assertThrows(AuthenticationException.class, () -> profil(client));
    assertEquals(
        List.of("createToken", "getProfil", "createToken", "getProfil"), clementine.calls());
  }

  @Test
  void waitingCallsShareTheFailure() throws Exception {
    try (HeldServer server = new HeldServer();
        MyClementineClient client =
            MyClementineClient.builder()
                .baseUrl(server.url())
                .credentials(Login.of("jeandupont", "wrong-password"))
                .build()) {
      Threads threads = Threads.start(() -> client.users().getProfil(1).result());
      threads.awaitWaiting(Threads.MANY);
      server.letGo(401, "{\"success\":\"false\",\"message\":\"Unauthorized\"}");
      List<Object> outcomes = threads.outcomes();
      assertEquals(Threads.MANY, outcomes.size());
      for (Object outcome : outcomes) {
        AuthenticationException e = assertInstanceOf(AuthenticationException.class, outcome);
        assertTrue(e.getMessage().startsWith("TokensApi.create: 401"), e.getMessage());
        assertFalse(e.getMessage().contains("wrong-password"));
      }
      assertEquals(1, server.requests());
    }
  }

  @Test
  void aWrongPasswordFailsEachCallAndTheSession() {
    MyClementineClient client = clementine.with(Login.of("jeandupont", "wrong-password"));
    assertThrows(AuthenticationException.class, () -> profil(client));
    assertThrows(AuthenticationException.class, client::session);
    assertEquals(List.of("createToken", "createToken"), clementine.calls());
  }

  @Test
  void aFutureFailsWithTheFailureOfTheLogin() throws InterruptedException {
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    Thread.UncaughtExceptionHandler former = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.set(e));
    try {
      MyClementineClient client = clementine.with(Login.of("jeandupont", "wrong-password"));
      CompletableFuture<?> call = client.users().getProfil(1).future();
      CompletionException e = assertThrows(CompletionException.class, call::join);
      assertInstanceOf(AuthenticationException.class, e.getCause());
      assertNull(uncaught.get());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(former);
    }
  }

  @Test
  void aFailedLoginIsNotRetriedWithTheCall() {
    clementine.server().failNext(Fault.cutBeforeResponse().on("createToken"));
    MyClementineClient client = clementine.loggedIn();
    TransportException e = assertThrows(TransportException.class, () -> profil(client));
    assertEquals("TokensApi.create", e.operation());
    assertEquals(List.of("createToken"), clementine.calls());
    profil(client);
  }

  @Test
  void aResponseWithoutATokenIsAnError() {
    clementine.server().failNext(Fault.status(200, "{\"success\":\"true\",\"data\":{}}"), 2);
    MyClementineClient client = clementine.loggedIn();
    DecodingException e = assertThrows(DecodingException.class, () -> profil(client));
    assertTrue(e.getMessage().contains("TokenData.token"), e.getMessage());
    assertThrows(DecodingException.class, client::session);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"token\":\"fresh-token\"}",
        "{\"token\":\"fresh-token\",\"society_id\":null,\"type_compta\":1}",
        "{\"token\":\"fresh-token\",\"society_id\":\"\"}"
      })
  void callsNeedNoCompanyFromTheLogin(String data) {
    clementine.server().failNext(Fault.status(200, "{\"success\":\"true\",\"data\":" + data + "}"));
    MyClementineClient client = clementine.loggedIn();
    Session session = client.session();
    assertEquals("fresh-token", session.token());
    assertFalse(session.hasSocietyId());
    assertTrue(session.toString().contains("societyId=unknown"), session::toString);
    IllegalStateException e = assertThrows(IllegalStateException.class, session::societyId);
    assertTrue(e.getMessage().contains("society_id"), e::getMessage);
    clementine
        .server()
        .failNext(Fault.status(200, "{\"success\":\"true\",\"data\":{\"user\":{\"id\":1}}}"));
    profil(client);
    assertEquals(1, clementine.logins());
  }

  /** The client does not know the token yet. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"success\":\"true\",\"data\":{\"token\":\"fresh-token\",\"society_id\":[1]}}",
        "{\"success\":\"true\",\"data\":{\"token\":[\"fresh-token\"],\"society_id\":1}}",
        "{\"success\":\"true\",\"data\":[{\"token\":\"fresh-token\"}]}",
        "{\"success\":\"true\",\"data\":{\"token\":\"fresh-token\",\"soc",
        "{\"success\":\"false\",\"data\":{\"token\":\"fresh-token\"}}"
      })
  void theTokenOfALoginThatCannotBeReadIsHidden(String response) {
    clementine.server().failNext(Fault.status(200, response), 2);
    MyClementineClient client = clementine.loggedIn();
    ApiException e = assertThrows(ApiException.class, () -> profil(client));
    assertFalse((e + e.body() + e.error()).contains("fresh-token"), e::toString);
    ApiException login = assertThrows(ApiException.class, client::session);
    assertFalse((login + login.body() + login.error()).contains("fresh-token"), login::toString);
  }

  @Test
  void anInterruptStopsTheLogin() throws Exception {
    MyClementineClient client = clementine.loggedIn();
    Thread.currentThread().interrupt();
    try {
      assertThrows(TransportException.class, client::session);
      assertTrue(Thread.currentThread().isInterrupted());
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void failureWithStatus200IsAFailure() {
    clementine
        .server()
        .failNext(Fault.status(200, "{\"success\":\"false\",\"message\":\"Compte suspendu\"}"));
    MyClementineClient client = clementine.loggedIn();
    ProviderException e = assertThrows(ProviderException.class, client::session);
    assertTrue(e.getMessage().contains("Compte suspendu"), e.getMessage());
  }

  @Test
  void sessionHasOwnerSocietyAndAccountingType() {
    MyClementineClient client = clementine.loggedIn();
    Session session = client.session();
    assertEquals(Accounting.ACCRUAL, session.accounting());
    assertEquals(clementine.server().societyId(), session.societyId());
    assertEquals(
        new Owner(20562L, "Jean", "Dupont", "jean.dupont@compta-clementine.fr"), session.owner());
    assertSame(session, client.session());
    assertEquals(1, clementine.logins());
    assertFalse(session.toString().contains(session.token()));
  }

  @Test
  void tokenCanBeStored() {
    Session session = clementine.loggedIn().session();
    MyClementineClient later =
        clementine.with(BearerToken.of(session.token(), session.accounting(), session.societyId()));
    profil(later);
    assertEquals(session.societyId(), later.session().societyId());
    assertEquals(List.of("createToken", "getProfil"), clementine.calls());
    clementine.server().expireTokens();
    assertThrows(AuthenticationException.class, () -> profil(later));
    assertEquals(1, clementine.logins());
  }

  @Test
  void clientsDoNotShareTheirSessions() {
    Login login = Login.of(clementine.server().username(), clementine.server().password());
    String one = clementine.with(login).session().token();
    assertFalse(one.equals(clementine.with(login).session().token()));
  }

  @Test
  void clientWithoutCredentialsHasNoSession() {
    try (MyClementineClient client = clementine.builder().build()) {
      assertThrows(IllegalStateException.class, client::session);
    }
  }

  @Test
  void freshTokenIsHiddenFromErrors() {
    MyClementineClient client = clementine.loggedIn();
    String token = client.session().token();
    String echo = "{\"success\":\"false\",\"message\":\"bad token " + token + "\"}";
    clementine.server().failNext(Fault.status(403, echo));
    RuntimeException e = assertThrows(RuntimeException.class, () -> profil(client));
    assertTrue(e.getMessage().contains("bad token [hidden]"), e.getMessage());
    assertFalse(e.toString().contains(token));
  }
}
