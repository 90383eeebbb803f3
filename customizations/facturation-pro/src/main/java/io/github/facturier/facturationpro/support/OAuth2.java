package io.github.facturier.facturationpro.support;

import io.github.facturier.runtime.ApiException;
import io.github.facturier.runtime.Checks;
import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.Model;
import io.github.facturier.runtime.SingleFlight;
import io.github.facturier.runtime.UnreadableAnswerException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2, for applications that other people use: an application acts for one user, as far as he
 * allowed it to.
 *
 * <p>The access token is renewed shortly before it ends, and once more when the provider turns it
 * down all the same. However many calls find it ended, it is renewed once and they all wait; what
 * becomes of a renewal that failed they share, too, since the refresh token may be used up. A
 * renewal that was begun ends by itself, and what it brings is kept, though the calls that waited
 * were cancelled. One object stands for one user; give it to as many clients as you like.
 *
 * <p>Source: introduction.md, lines 46-54; RFC 6749.
 */
public final class OAuth2 implements Credentials {
  /** How many renewed tokens are still taken out of texts that may speak of them. */
  private static final int REMEMBERED_SECRETS = 16;

  private final OAuthApplication application;
  private final TokenExchange exchange;
  private final TokenStore store;
  private final InstantSource clock;
  private final Set<String> secrets = new LinkedHashSet<>();
  private final SingleFlight<OAuthToken> renewals = new SingleFlight<>();

  private OAuth2(
      OAuthApplication application, TokenExchange exchange, TokenStore store, InstantSource clock) {
    this.application = Objects.requireNonNull(application, "application");
    this.exchange = Objects.requireNonNull(exchange, "exchange");
    this.store = Objects.requireNonNull(store, "store");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The credentials of the user whose token the store keeps.
   *
   * @param exchange {@code tokens()} of a client without credentials
   */
  public static OAuth2 of(OAuthApplication application, TokenExchange exchange, TokenStore store) {
    return of(application, exchange, store, InstantSource.system());
  }

  /** The same by a clock of yours, a test's say. */
  public static OAuth2 of(
      OAuthApplication application, TokenExchange exchange, TokenStore store, InstantSource clock) {
    return new OAuth2(application, exchange, store, clock);
  }

  /**
   * Takes the user in when he comes back to the redirect address: checks the state, exchanges the
   * code for a token, and keeps that in the store.
   *
   * @param redirected the address that the user came back to, its query included
   * @param expectedState the state that went into {@link OAuthApplication#authorizationUrl}
   * @throws IllegalArgumentException if the state is another one, or the user declined
   * @throws ApiException if the code is refused
   * @throws IllegalStateException if the answer to it has no token
   */
  public OAuthToken complete(URI redirected, String expectedState) {
    HttpUrl url = HttpUrl.get(redirected);
    if (url == null) {
      throw new IllegalArgumentException("OAuth2.complete: parameter 'redirected' must be http(s)");
    }
    if (!same(url.queryParameter("state"), expectedState)) {
      throw new IllegalArgumentException(
          "OAuth2.complete: the state is not the one that was sent: nobody knows who began this");
    }
    String error = url.queryParameter("error");
    if (error != null) {
      throw new IllegalArgumentException("OAuth2.complete: no consent: " + error);
    }
    return exchange(Checks.notBlank("OAuth2.complete", "code", url.queryParameter("code")));
  }

  private static boolean same(@Nullable String received, String expected) {
    return received != null
        && MessageDigest.isEqual(
            received.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Exchanges a code for a token, and keeps that in the store. Check the state first; {@link
   * #complete} does.
   *
   * @throws ApiException if the code is refused
   * @throws IllegalStateException if the answer has no usable token
   */
  public OAuthToken exchange(String code) {
    Model answer =
        exchange
            .exchangeCode(
                application.clientId(), application.clientSecret(), code, application.redirectUri())
            .result();
    try {
      return keep(OAuthToken.of(answer, null, clock.instant()));
    } catch (UnreadableAnswerException e) {
      throw new IllegalStateException("OAuth2.exchange: " + e.getMessage(), e);
    }
  }

  /**
   * A token that is good for a call.
   *
   * @param call the call, which need not wait any more once it is cancelled
   * @return null if the user has not given his consent yet
   * @throws ApiException if it had to be renewed and was not
   * @throws IOException if what came in its place is none, or the call need not wait any more
   */
  @Nullable OAuthToken current(Call call) throws IOException {
    OAuthToken token = load();
    return token == null || token.isUsable(clock.instant()) ? token : renew(token, call);
  }

  /**
   * A token in place of one that is good no more: what another thread or machine brought in the
   * meantime, else a new one.
   *
   * @return the same if there is no way to get another
   * @throws ApiException if it was not renewed
   * @throws IOException if what came in its place is none, or the call need not wait any more
   */
  OAuthToken renew(OAuthToken used, Call call) throws IOException {
    OAuthToken kept = changed(used);
    return kept == null ? renewals.join(() -> renew(used), call) : kept;
  }

  private OAuthToken renew(OAuthToken used) throws IOException {
    OAuthToken kept = changed(used);
    if (kept != null) {
      return kept;
    }
    String refreshToken = used.refreshToken();
    if (refreshToken == null) {
      return used;
    }
    try {
      Model answer =
          exchange
              .refresh(application.clientId(), application.clientSecret(), refreshToken)
              .result();
      return keep(OAuthToken.of(answer, refreshToken, clock.instant()));
    } catch (ApiException e) {
      OAuthToken brought = changed(used); // by a machine that was faster than this one
      if (brought != null) {
        return brought;
      }
      throw e;
    }
  }

  private @Nullable OAuthToken changed(OAuthToken used) {
    OAuthToken kept = load();
    return kept != null
            && !kept.accessToken().equals(used.accessToken())
            && kept.isUsable(clock.instant())
        ? kept
        : null;
  }

  private @Nullable OAuthToken load() {
    OAuthToken token = store.load();
    if (token != null) {
      remember(token);
    }
    return token;
  }

  private OAuthToken keep(OAuthToken token) {
    remember(token);
    store.save(token);
    return token;
  }

  private void remember(OAuthToken token) {
    synchronized (secrets) {
      secrets.add(token.accessToken());
      if (token.refreshToken() != null) {
        secrets.add(token.refreshToken());
      }
      while (secrets.size() > REMEMBERED_SECRETS) {
        secrets.remove(secrets.iterator().next());
      }
    }
  }

  @Override
  public Interceptor interceptor() {
    return new OAuth2Interceptor(this);
  }

  @Override
  public Collection<String> secrets() {
    synchronized (secrets) {
      List<String> all = new ArrayList<>(secrets);
      all.add(application.clientSecret());
      return all;
    }
  }

  /** Does not show a secret. */
  @Override
  public String toString() {
    return "OAuth2[" + application.clientId() + ", hidden]";
  }
}
