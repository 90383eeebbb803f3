package io.github.facturier.facturationpro.auth;

import io.github.facturier.facturationpro.support.TokenExchange;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.spi.ReceivedCall;
import io.github.facturier.runtime.spi.ShutdownDelay;
import io.github.facturier.runtime.spi.SingleFlight;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Call;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2 credentials, with which an application acts for one user, within the scope that they
 * allowed.
 *
 * <p>The access token is renewed 30 s before it expires, and when the provider rejects it with 401.
 * Concurrent renewals are coalesced: the calls share the new token or the exception, since the
 * refresh token may be used up. A running renewal completes and its token is saved, even if the
 * waiting calls are cancelled. A shutdown of the JVM waits for it, at most 10 s. After the shutdown
 * has begun, no renewal is started: the call that needs it fails, and the refresh token remains
 * valid. If the store fails to save a token, the token is used, and saved again with the next call;
 * see {@link TokenStore}. One object represents one user. Thread-safe; it can be shared by several
 * clients.
 *
 * <p>Source: introduction.md, lines 46-54; RFC 6749.
 */
public final class OAuth2 implements Credentials {
  /** The number of earlier tokens that are still redacted. */
  private static final int MAX_REMEMBERED_TOKENS = 16;

  /** The maximum time that a shutdown of the JVM waits for a token. */
  private static final Duration MAX_DELAY = Duration.ofSeconds(10);

  private final OAuthApplication application;
  private final TokenExchange exchange;
  private final TokenKeeper keeper;
  private final InstantSource clock;
  private final Set<String> secrets = new LinkedHashSet<>();
  private final ShutdownDelay delay = new ShutdownDelay(MAX_DELAY);
  private final SingleFlight<OAuthToken> renewals = new SingleFlight<>(delay);

  private OAuth2(
      OAuthApplication application, TokenExchange exchange, TokenStore store, InstantSource clock) {
    this.application = Checks.required("OAuth2.of", "application", application);
    this.exchange = Checks.required("OAuth2.of", "exchange", exchange);
    this.keeper = new TokenKeeper(Checks.required("OAuth2.of", "store", store), delay);
    this.clock = Checks.required("OAuth2.of", "clock", clock);
  }

  /**
   * Returns the credentials of the user whose token is in the store.
   *
   * @param exchange {@code tokens()} of a client without credentials
   */
  public static OAuth2 of(OAuthApplication application, TokenExchange exchange, TokenStore store) {
    return of(application, exchange, store, InstantSource.system());
  }

  /** Returns the credentials with a given clock, for example for tests. */
  public static OAuth2 of(
      OAuthApplication application, TokenExchange exchange, TokenStore store, InstantSource clock) {
    return new OAuth2(application, exchange, store, clock);
  }

  /**
   * Handles the redirect of a user to the redirect URI: checks the state, exchanges the code for a
   * token, and saves the token in the store.
   *
   * @param redirected the URL of the request, including its query
   * @param expectedState the state that was passed to {@link OAuthApplication#authorizationUrl};
   *     null if the user's session has none
   * @return the token, also if the store failed to save it; see {@link #exchange}
   * @throws InvalidStateException if the state is missing or differs
   * @throws AuthorizationDeclinedException if the user declined the authorization
   * @throws AuthorizationException if the provider reports another error, or the URL has no code
   * @throws ApiException if the code is rejected, or the response has no token
   */
  public OAuthToken complete(URI redirected, @Nullable String expectedState) {
    Checks.required("OAuth2.complete", "redirected", redirected);
    return exchanged(new AuthorizationResponse(redirected).code(expectedState));
  }

  /**
   * Exchanges a code for a token, and saves the token in the store. Check the state first, as
   * {@link #complete} does.
   *
   * @return the token. If the store fails to save it, a warning is logged; this object keeps the
   *     token, and saves it with the next call. An application that creates an object for each
   *     request must save the returned token itself.
   * @throws IllegalArgumentException if the code is null or blank
   * @throws ApiException if the code is rejected, or the response has no token
   */
  public OAuthToken exchange(String code) {
    return exchanged(Checks.notBlank("OAuth2.exchange", "code", code));
  }

  private OAuthToken exchanged(String code) {
    return delay.during(
        () -> {
          TokenKeeper.Before before = keeper.before();
          return keep(
              received(
                  exchange.exchangeCode(
                      application.clientId(),
                      application.clientSecret(),
                      code,
                      application.redirectUri()),
                  null),
              before);
        });
  }

  private OAuthToken received(ApiCall<? extends Model> call, @Nullable String refreshToken) {
    Model response = call.result();
    try {
      return OAuthToken.of(response, refreshToken, clock.instant());
    } catch (DecodingException e) {
      throw ReceivedCall.failed(call, e);
    }
  }

  /**
   * Returns a valid token, renewed if necessary.
   *
   * @param call the call that needs the token; it stops waiting when it is cancelled
   * @return null if the user has not yet authorized the application
   * @throws ApiException if the renewal failed
   * @throws IOException if the response of the renewal has no token, or the call is cancelled
   */
  @Nullable OAuthToken current(Call call) throws IOException {
    OAuthToken token = load(call);
    return token == null || token.isUsable(clock.instant()) ? token : renew(token, call);
  }

  /**
   * Replaces an invalid token: by the token that another thread or machine has saved meanwhile,
   * otherwise by a new one.
   *
   * @return the same token if it cannot be renewed
   * @throws ApiException if the renewal failed
   * @throws IOException if the response of the renewal has no token, or the call is cancelled
   */
  OAuthToken renew(OAuthToken used, Call call) throws IOException {
    OAuthToken kept = changed(used, call);
    return kept == null ? renewals.join(() -> renew(used), call) : kept;
  }

  private OAuthToken renew(OAuthToken used) throws IOException {
    OAuthToken kept = changed(used, null);
    if (kept != null) {
      return kept;
    }
    String refreshToken = used.refreshToken();
    if (refreshToken == null) {
      return used;
    }
    try {
      ApiCall<? extends Model> call =
          exchange.refresh(application.clientId(), application.clientSecret(), refreshToken);
      return keep(received(call, refreshToken), TokenKeeper.Before.of(used));
    } catch (ApiException e) {
      OAuthToken renewed = changed(used, null); // renewed by another machine
      if (renewed != null) {
        return renewed;
      }
      throw e;
    }
  }

  private @Nullable OAuthToken changed(OAuthToken used, @Nullable Call call) throws IOException {
    OAuthToken kept = load(call);
    return kept != null
            && !kept.accessToken().equals(used.accessToken())
            && kept.isUsable(clock.instant())
        ? kept
        : null;
  }

  private @Nullable OAuthToken load(@Nullable Call call) throws IOException {
    OAuthToken token = keeper.load(call);
    if (token != null) {
      remember(token);
    }
    return token;
  }

  private OAuthToken keep(OAuthToken token, TokenKeeper.Before before) {
    remember(token);
    keeper.save(token, before);
    return token;
  }

  private void remember(OAuthToken token) {
    synchronized (secrets) {
      secrets.add(token.accessToken());
      if (token.refreshToken() != null) {
        secrets.add(token.refreshToken());
      }
      while (secrets.size() > MAX_REMEMBERED_TOKENS) {
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
