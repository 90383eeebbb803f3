package io.github.facturier.contract.facturationpro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.secrets.CapturedLog;
import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.OAuth2;
import io.github.facturier.facturationpro.auth.OAuthApplication;
import io.github.facturier.facturationpro.auth.OAuthToken;
import io.github.facturier.facturationpro.auth.Scope;
import io.github.facturier.facturationpro.auth.TokenStore;
import io.github.facturier.facturationpro.model.Account;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that the store failed to save is used, and saved with the next call. */
class UnsavedTokenTest {
  private final FakeTime time = new FakeTime();
  private final Sandbox sandbox = Sandbox.start(time);
  private final FacturationProSandbox pro = sandbox.facturationPro();
  private final OAuthApplication application =
      new OAuthApplication(pro.clientId(), pro.clientSecret(), pro.redirectUri());
  private final MoodyStore store = new MoodyStore();
  private final FacturationProClient anonymous =
      Clients.anonymous(pro).retryPolicy(RetryPolicy.NONE).build();
  private final OAuth2 oauth = OAuth2.of(application, anonymous.tokens(), store, time);
  private final FacturationProClient client =
      Clients.anonymous(pro).credentials(oauth).retryPolicy(RetryPolicy.NONE).build();

  /** Fails the given number of times. */
  private static final class MoodyStore implements TokenStore {
    private Failure failure = Failure.UNCHECKED;
    private int failingSaves;
    private int failingLoads;
    private int saves;
    private OAuthToken kept;

    @Override
    public synchronized OAuthToken load() {
      if (failingLoads > 0) {
        failingLoads--;
        throw new IllegalStateException("no connection to the database");
      }
      return kept;
    }

    @Override
    public synchronized void save(OAuthToken token) {
      saves++;
      boolean fails = failingSaves-- > 0;
      if (!fails || failure == Failure.AFTER_SAVING) {
        kept = token;
      }
      if (fails) {
        failure.fail(token);
      }
    }

    synchronized OAuthToken kept() {
      return kept;
    }

    synchronized int saves() {
      return saves;
    }

    synchronized void failToSave(Failure how, int times) {
      failure = how;
      failingSaves = times;
    }

    synchronized void failToLoad(int times) {
      failingLoads = times;
    }
  }

  /** The ways in which a save fails; each message contains the token. */
  enum Failure {
    UNCHECKED,
    CHECKED,
    ERROR,
    AFTER_SAVING;

    private void fail(OAuthToken token) {
      String quoted = "INSERT INTO tokens VALUES ('" + token.accessToken() + "')";
      switch (this) {
        case CHECKED -> sneak(new IOException(quoted));
        case ERROR -> throw new NoClassDefFoundError(quoted);
        default -> throw new IllegalStateException(quoted, new IOException(token.refreshToken()));
      }
    }

    @SuppressWarnings("unchecked") // as other languages of the JVM do
    private static <T extends Throwable> void sneak(Throwable e) throws T {
      throw (T) e;
    }
  }

  @BeforeEach
  void consent() throws Exception {
    oauth.complete(back(), "xyz");
  }

  private URI back() throws Exception {
    return Consent.givenAt(application.authorizationUrl(pro.url(), Scope.READ_WRITE, "xyz"));
  }

  @AfterEach
  void close() {
    client.close();
    anonymous.close();
    sandbox.close();
  }

  private void call() {
    assertEquals("moi@exemple.fr", client.account().get().result().email());
  }

  private long refreshes() {
    return pro.requests().stream()
        .filter(request -> "createToken".equals(request.operationId()))
        .filter(request -> request.bodyText().startsWith("grant_type=refresh_token&"))
        .count();
  }

  private void expire() {
    time.advance(Duration.ofSeconds(pro.tokenSeconds()));
  }

  @ParameterizedTest
  @EnumSource
  void theRenewingCallSucceedsAndTheNextOneSaves(CallStyle style) throws Throwable {
    OAuthToken before = store.kept();
    store.failToSave(Failure.UNCHECKED, 1);
    expire();
    assertEquals("moi@exemple.fr", ((Account) style.result(client.account().get())).email());
    assertEquals(before, store.kept());
    assertEquals("moi@exemple.fr", ((Account) style.result(client.account().get())).email());
    assertNotEquals(before, store.kept());
    assertEquals(1, refreshes());
    expire();
    call();
    assertEquals(2, refreshes());
  }

  /** Another machine reads the store, once it has the token. */
  @ParameterizedTest
  @EnumSource
  void savingIsRetriedAfterEveryKindOfFailure(Failure failure) {
    OAuthToken before = store.kept();
    store.failToSave(failure, 3);
    expire();
    for (int i = 0; i < 4; i++) {
      call();
    }
    assertNotEquals(before, store.kept());
    int saves = store.saves();
    call();
    assertEquals(saves, store.saves(), "saved though it was");
    assertEquals(1, refreshes());
    OAuth2 other = OAuth2.of(application, anonymous.tokens(), store, time);
    try (FacturationProClient machine = Clients.anonymous(pro).credentials(other).build()) {
      assertEquals("moi@exemple.fr", machine.account().get().result().email());
      expire();
      assertEquals("moi@exemple.fr", machine.account().get().result().email());
      assertEquals(2, refreshes());
      call();
      assertEquals(2, refreshes());
    }
  }

  @Test
  void aTokenThatExpiresBeforeItIsSavedIsRenewed() {
    store.failToSave(Failure.UNCHECKED, 4);
    expire();
    call();
    expire();
    call();
    expire();
    call();
    assertEquals(3, refreshes());
    call();
    assertEquals(3, refreshes());
    assertTrue(store.kept().expiresAt().isAfter(time.instant()), "not the latest token");
  }

  @Test
  void anUnreadableStoreIsNotNeeded() {
    OAuthToken before = store.kept();
    store.failToSave(Failure.UNCHECKED, 1);
    expire();
    call();
    store.failToLoad(2);
    call();
    call();
    assertEquals(before, store.kept());
    call();
    assertNotEquals(before, store.kept());
    assertEquals(1, refreshes());
  }

  @Test
  void anUnsavedTokenOfAConsentIsSavedWithTheNextCall() throws Exception {
    MoodyStore empty = new MoodyStore();
    empty.failToSave(Failure.UNCHECKED, 2);
    OAuth2 first = OAuth2.of(application, anonymous.tokens(), empty, time);
    OAuthToken token = first.complete(back(), "xyz");
    assertEquals(null, empty.kept());
    try (FacturationProClient user = Clients.anonymous(pro).credentials(first).build()) {
      assertEquals("moi@exemple.fr", user.account().get().result().email());
      assertEquals(null, empty.kept());
      assertEquals("moi@exemple.fr", user.account().get().result().email());
    }
    assertEquals(token, empty.kept());
    assertEquals(0, refreshes());
  }

  @Test
  void aLaterTokenOfAnotherMachineIsNotOverwritten() throws Exception {
    store.failToSave(Failure.UNCHECKED, 1);
    expire();
    call();
    OAuth2 other = OAuth2.of(application, anonymous.tokens(), store, time);
    OAuthToken later = other.complete(back(), "xyz");
    call();
    assertEquals(later, store.kept());
    call();
    assertEquals(later, store.kept());
  }

  /** If the store has a new token, it is later than the token of a consent. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aConsentThatWasNotSavedDoesNotReplaceALaterToken(boolean isEmpty) throws Exception {
    MoodyStore rows = new MoodyStore();
    if (!isEmpty) {
      rows.save(store.kept());
    }
    OAuth2 first = OAuth2.of(application, anonymous.tokens(), rows, time);
    rows.failToSave(Failure.UNCHECKED, 1);
    OAuthToken unsaved = first.complete(back(), "xyz");
    assertNotEquals(unsaved, rows.kept());
    OAuthToken later =
        OAuth2.of(application, anonymous.tokens(), rows, time).complete(back(), "xyz");
    try (FacturationProClient user = Clients.anonymous(pro).credentials(first).build()) {
      for (int i = 0; i < 2; i++) {
        assertEquals("moi@exemple.fr", user.account().get().result().email());
        assertEquals(later, rows.kept());
      }
    }
  }

  @Test
  void manyCallsAtOnceWaitForOneSave() {
    store.failToSave(Failure.UNCHECKED, 1);
    expire();
    call();
    int saves = store.saves();
    List<CompletableFuture<Account>> accounts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      accounts.add(client.account().get().future());
    }
    accounts.forEach(account -> assertEquals("moi@exemple.fr", account.join().email()));
    assertEquals(saves + 1, store.saves());
    assertEquals(1, refreshes());
  }

  @Test
  void theLogHasNoToken() {
    List<String> lines;
    try (CapturedLog log = CapturedLog.open()) {
      store.failToSave(Failure.UNCHECKED, 2);
      expire();
      call();
      call();
      call();
      lines = log.take();
    }
    List<String> warnings =
        lines.stream().filter(line -> line.contains("the token store failed")).toList();
    assertEquals(2, warnings.size(), lines::toString);
    for (String line : lines) {
      for (String secret : pro.secrets()) {
        assertFalse(line.contains(secret), line);
      }
    }
  }
}
