package io.github.facturier.facturationpro.auth;

import io.github.facturier.runtime.error.Checks;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import okhttp3.HttpUrl;

/**
 * An application that is registered with Facturation.pro at {@code
 * https://www.facturation.pro/oauth/applications}. A free account can register applications.
 *
 * <p>Source: introduction.md, lines 50-54; RFC 6749, section 4.1.
 *
 * @param clientId the application's identifier
 * @param clientSecret its secret
 * @param redirectUri the URL of your application that users are redirected to
 */
public record OAuthApplication(String clientId, String clientSecret, String redirectUri) {
  private static final HttpUrl SERVICE = HttpUrl.get("https://www.facturation.pro");
  private static final String AUTHORIZATION_URL = "OAuthApplication.authorizationUrl";
  private static final int STATE_BYTES = 24;

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public OAuthApplication {
    Checks.notBlank("OAuthApplication", "clientId", clientId);
    Checks.notBlank("OAuthApplication", "clientSecret", clientSecret);
    Checks.notBlank("OAuthApplication", "redirectUri", redirectUri);
  }

  /**
   * Returns a random state. Keep it in the user's session, pass it to {@link #authorizationUrl},
   * and to {@link OAuth2#complete} when the user is redirected back. The check of the state detects
   * forged requests.
   */
  public static String newState() {
    byte[] random = new byte[STATE_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /**
   * Returns the URL to redirect a user to. Facturation.pro asks them for their consent and
   * redirects them to the redirect URI.
   *
   * @param scope the requested access
   * @param state a value of {@link #newState()}
   * @throws IllegalArgumentException if the scope is null or the state is blank
   */
  public URI authorizationUrl(Scope scope, String state) {
    return authorizationUrl(SERVICE, scope, state);
  }

  /**
   * Returns the URL on another server, for example for tests.
   *
   * @throws IllegalArgumentException if the scope is null, the state is blank, or the server is not
   *     an http(s) URL
   */
  public URI authorizationUrl(URI service, Scope scope, String state) {
    HttpUrl url = HttpUrl.get(Checks.required(AUTHORIZATION_URL, "service", service));
    if (url == null) {
      throw new IllegalArgumentException(
          AUTHORIZATION_URL + ": parameter 'service' must be http(s)");
    }
    return authorizationUrl(url, scope, state);
  }

  private URI authorizationUrl(HttpUrl service, Scope scope, String state) {
    return service
        .newBuilder()
        .encodedPath("/oauth/authorize")
        .addQueryParameter("response_type", "code")
        .addQueryParameter("client_id", clientId)
        .addQueryParameter("redirect_uri", redirectUri)
        .addQueryParameter("scope", Checks.required(AUTHORIZATION_URL, "scope", scope).value())
        .addQueryParameter("state", Checks.notBlank(AUTHORIZATION_URL, "state", state))
        .build()
        .uri();
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return "OAuthApplication[clientId=" + clientId + ", redirectUri=" + redirectUri + "]";
  }
}
