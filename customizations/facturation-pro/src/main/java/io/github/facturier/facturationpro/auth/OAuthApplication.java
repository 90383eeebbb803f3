package io.github.facturier.facturationpro.auth;

import io.github.facturier.runtime.error.Checks;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import okhttp3.HttpUrl;

/**
 * An application as it is registered with Facturation.pro, at {@code
 * https://www.facturation.pro/oauth/applications}. A free account is enough to register one.
 *
 * <p>Source: introduction.md, lines 50-54; RFC 6749, section 4.1.
 *
 * @param clientId the application's identifier
 * @param clientSecret its secret
 * @param redirectUri the address of yours that users come back to
 */
public record OAuthApplication(String clientId, String clientSecret, String redirectUri) {
  private static final HttpUrl SERVICE = HttpUrl.get("https://www.facturation.pro");
  private static final String AUTHORIZATION_URL = "OAuthApplication.authorizationUrl";
  private static final int STATE_BYTES = 24;

  /**
   * Checks all three.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public OAuthApplication {
    Checks.notBlank("OAuthApplication", "clientId", clientId);
    Checks.notBlank("OAuthApplication", "clientSecret", clientSecret);
    Checks.notBlank("OAuthApplication", "redirectUri", redirectUri);
  }

  /**
   * A value that nobody can guess. Keep it in the user's session, put it into {@link
   * #authorizationUrl}, and hand it to {@link OAuth2#complete} when the user comes back: that is
   * how you know that it was you who sent him.
   */
  public static String newState() {
    byte[] random = new byte[STATE_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /**
   * Where to send a user, who is asked for his consent and then sent on to the redirect address.
   *
   * @param scope what the application is to be allowed to do
   * @param state a value of {@link #newState()}
   * @throws IllegalArgumentException if the scope is null or the state is blank
   */
  public URI authorizationUrl(Scope scope, String state) {
    return authorizationUrl(SERVICE, scope, state);
  }

  /**
   * The same at another address than the service's own, a test's say.
   *
   * @throws IllegalArgumentException if the scope is null, the state is blank, or the address is no
   *     http(s) address
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
