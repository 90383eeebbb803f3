package io.github.facturier.sandbox.luccacleemy;

import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The token endpoint of OAuth 2 with client credentials, and the tokens that it has issued. */
final class AccessTokens {
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final Set<String> SCOPES =
      Set.of("business-establishments.readonly", "legal-entities.readonly");

  private final Clock clock;
  private final String clientId;
  private final String clientSecret;
  private final Map<String, Token> tokens = new HashMap<>();
  private int issued;

  /** A token, with its scopes and its expiry. */
  private record Token(List<String> scopes, Instant expiresAt) {}

  AccessTokens(Clock clock, String clientId, String clientSecret) {
    this.clock = clock;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  Response create(Request request) {
    if (!"client_credentials".equals(request.formValue("grant_type"))) {
      throw refused("unsupported_grant_type");
    }
    if (!clientId.equals(request.formValue("client_id"))
        || !clientSecret.equals(request.formValue("client_secret"))) {
      throw refused("invalid_client");
    }
    List<String> scopes = List.of(String.valueOf(request.formValue("scope")).split(" "));
    if (!SCOPES.containsAll(scopes)) {
      throw refused("invalid_scope");
    }
    return Response.json(
        200,
        Json.object(
            "access_token",
            issue(scopes),
            "token_type",
            "Bearer",
            "expires_in",
            LIFETIME.toSeconds()));
  }

  /** Issues a token with all scopes. */
  String issue() {
    return issue(List.copyOf(SCOPES));
  }

  private String issue(List<String> scopes) {
    String token = "jeton-d-acces-" + ++issued;
    tokens.put(token, new Token(scopes, clock.instant().plus(LIFETIME)));
    return token;
  }

  private static ErrorResponseException refused(String error) {
    return new ErrorResponseException(Response.json(400, Json.object("error", error)));
  }

  /**
   * Checks the token of a request.
   *
   * @throws ErrorResponseException if it is missing, expired, or lacks the scope
   */
  void check(Request request, String scope) {
    String header = String.valueOf(request.headers().get("Authorization"));
    Token token = tokens.get(header.replaceFirst("^Bearer ", ""));
    if (token == null || !clock.instant().isBefore(token.expiresAt())) {
      throw LuccaApi.problem(401, "Unauthorized");
    }
    if (!token.scopes().contains(scope)) {
      throw LuccaApi.problem(403, "Forbidden");
    }
  }

  /** Makes all tokens invalid. */
  void endAll() {
    tokens.clear();
  }
}
