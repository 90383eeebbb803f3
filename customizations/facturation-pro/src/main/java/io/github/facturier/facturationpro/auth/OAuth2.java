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
 * OAuth 2, for applications that other people use: an application acts for one user, as far as he
 * allowed it to.
 *
 * <p>The access token is renewed shortly before it ends, and once more when the provider turns it
 * down all the same. However many calls find it ended, it is renewed once and they all wait; what
 * becomes of a renewal that failed they share, too, since the refresh token may be used up. A
 * renewal that was begun ends by itself, and what it brings is kept, though the calls that waited
 * were cancelled; the JVM's shutdown waits for it, 10 s at most. Once the shutdown has begun, no
 * renewal is: the call that needs it fails, and the refresh token is not used up. A token that the
 * store fails to save is used all the same, and saved again with the next call; see {@link
 * TokenStore}. One object stands for one user; give it to as many clients as you like.
 *
 * <p>Source: introduction.md, lines 46-54; RFC 6749.
 */
public final class OAuth2 implements Credentials {
  /** How many renewed tokens are still taken out of texts that may speak of them. */
  private static final int REMEMBERED_SECRETS = 16;

  /** How long the JVM's shutdown waits for a token that is on its way. */
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

  private final OAuthApplication application;
  private final TokenExchange exchange;
  private final TokenKeeper keeper;
  private final InstantSource clock;
  private final Set<String> secrets = new LinkedHashSet<>();
  private final ShutdownDelay delay = new ShutdownDelay(LONGEST_DELAY);
  private final SingleFlight<OAuthToken> renewals = new SingleFlight<>(delay);

  private OAuth2(
      OAuthApplication application, TokenExchange exchange, TokenStore store, InstantSource clock) {
    this.application = Checks.required("OAuth2.of", "application", application);
    this.exchange = Checks.required("OAuth2.of", "exchange", exchange);
    this.keeper = new TokenKeeper(Checks.required("OAuth2.of", "store", store), delay);
    this.clock = Checks.required("OAuth2.of", "clock", clock);
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
   * @param expectedState the state that went into {@link OAuthApplication#authorizationUrl}; null
   *     if the user's session has none
   * @return the token, even if the store failed to save it; see {@link #exchange}
   * @throws InvalidStateException if there is no state, or it is another one
   * @throws AuthorizationDeclinedException if the user did not give his consent
   * @throws AuthorizationException if the provider reports another error, or the address has no
   *     code
   * @throws ApiException if the code is refused, or the response to it has no token
   */
  public OAuthToken complete(URI redirected, @Nullable String expectedState) {
    Checks.required("OAuth2.complete", "redirected", redirected);
    return exchanged(new AuthorizationResponse(redirected).code(expectedState));
  }

  /**
   * Exchanges a code for a token, and keeps that in the store. Check the state first; {@link
   * #complete} does.
   *
   * @return the token. If the store failed to save it, that is logged as a warning; this object
   *     keeps it, and saves it with the next call. Who makes an object for each request saves what
   *     is returned by himself.
   * @throws IllegalArgumentException if the code is null or blank
   * @throws ApiException if the code is refused, or the response has no token
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
   * A token that is good for a call.
   *
   * @param call the call, which need not wait any more once it is cancelled
   * @return null if the user has not given his consent yet
   * @throws ApiException if it had to be renewed and was not
   * @throws IOException if what came in its place is none, or the call need not wait any more
   */
  @Nullable OAuthToken current(Call call) throws IOException {
    OAuthToken token = load(call);
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
      OAuthToken brought = changed(used, null); // by a machine that was faster than this one
      if (brought != null) {
        return brought;
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
