package io.github.facturier.luccacleemy.auth;

import io.github.facturier.luccacleemy.support.TokenExchange;
import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.Checks;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The client ID and client secret of an application that is declared in the account, under {@code
 * /identity/admin/integration-keys} (OAuth 2, client credentials).
 *
 * <p>Each client requests an access token with its first call, and uses it until 30 s before it
 * expires, or until a call receives 401, which is then sent once more with a new token. Concurrent
 * calls share one request. The request goes to {@code accounts.world.luccasoftware.com}, as for
 * every account and every sandbox of Lucca; if {@code baseUrl(...)} of the client is another host
 * than one of Lucca's, for example a test server, it goes there.
 *
 * <p>Immutable. Source: developers.lucca.fr, "Authentication" and "Create an access token"; RFC
 * 6749, section 4.4.
 */
public final class ClientCredentials extends OAuth2Credentials {
  private static final String DEFAULT_SCOPES =
      "business-establishments.readonly legal-entities.readonly";

  private final String clientId;
  private final String clientSecret;
  private final String scope;
  private final InstantSource clock;

  private ClientCredentials(
      String clientId, String clientSecret, String scope, InstantSource clock) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * Creates the credentials with the scopes of the operations of this client: {@code
   * business-establishments.readonly} and {@code legal-entities.readonly}.
   *
   * @throws IllegalArgumentException if one of them is null or blank
   */
  public static ClientCredentials of(@Nullable String clientId, @Nullable String clientSecret) {
    return new ClientCredentials(
        Checks.notBlank("ClientCredentials.of", "clientId", clientId),
        Checks.notBlank("ClientCredentials.of", "clientSecret", clientSecret),
        DEFAULT_SCOPES,
        InstantSource.system());
  }

  /**
   * Returns the same credentials with other scopes. An application has the scopes that were chosen
   * when it was declared; a request for others is rejected.
   *
   * @throws IllegalArgumentException if there is none, or one is blank or has a character other
   *     than visible ASCII
   */
  public ClientCredentials withScopes(String... scopes) {
    if (scopes.length == 0) {
      throw new IllegalArgumentException(
          "ClientCredentials.withScopes: parameter 'scopes' must not be empty");
    }
    String joined =
        Arrays.stream(scopes)
            .map(one -> Visible.ascii("ClientCredentials.withScopes", "scopes", one))
            .collect(Collectors.joining(" "));
    return new ClientCredentials(clientId, clientSecret, joined, clock);
  }

  /** Returns the same credentials with a given clock, for example for tests. */
  public ClientCredentials withClock(InstantSource clock) {
    Checks.required("ClientCredentials.withClock", "clock", clock);
    return new ClientCredentials(clientId, clientSecret, scope, clock);
  }

  String clientId() {
    return clientId;
  }

  String clientSecret() {
    return clientSecret;
  }

  /** The scopes, separated by spaces. */
  String scope() {
    return scope;
  }

  InstantSource clock() {
    return clock;
  }

  @Override
  public Credentials forClient(Supplier<?> login) {
    return new ClientToken(this, () -> (TokenExchange) login.get());
  }

  /**
   * Not supported: only a client can request an access token.
   *
   * @throws IllegalStateException always
   */
  @Override
  public Interceptor interceptor() {
    throw new IllegalStateException("ClientCredentials have no token of their own: a client has");
  }

  @Override
  public Collection<String> secrets() {
    return List.of(clientSecret);
  }

  /** Shows the client ID, but not the secret. */
  @Override
  public String toString() {
    return "ClientCredentials[" + clientId + ", hidden]";
  }
}
