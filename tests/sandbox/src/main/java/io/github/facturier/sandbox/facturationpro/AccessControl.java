package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Authentication and authorization: API key, OAuth 2, and the session of a browser. */
final class AccessControl {
  static final String IDENTIFIER = "54321";
  static final String KEY = "sandbox-cle-api-8Jd7sKq2";
  static final String CLIENT_ID = "f3a1c0de";
  static final String CLIENT_SECRET = "sandbox-secret-5hT9xWv1";
  static final String REDIRECT_URI = "https://monappli.exemple.fr/oauth/retour";
  static final long LIFETIME_SECONDS = 7200;
  private static final String COOKIE = "sandbox_session=";

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, Grant> accessTokens = new HashMap<>();
  private final Map<String, String> refreshTokens = new HashMap<>();
  private final Set<String> secrets = new HashSet<>(Set.of(KEY, CLIENT_SECRET));
  private final String session = random();

  /** Scope and expiry of an access token. */
  private record Grant(String scope, Instant end) {}

  AccessControl(Clock clock) {
    this.clock = clock;
  }

  /** The value of {@code Set-Cookie} that starts the session of a browser. */
  String sessionCookie() {
    return COOKIE + session + "; Path=/; HttpOnly; SameSite=Strict";
  }

  /**
   * Checks the credentials of a request.
   *
   * @throws ErrorResponseException 401 if they are missing or wrong, 403 if the scope does not
   *     allow the request
   */
  void check(Request request) {
    String header = request.headers().get("Authorization");
    boolean reads = request.method().equals("GET");
    if (header == null
        && reads
        && String.valueOf(request.headers().get("Cookie")).contains(COOKIE + session)) {
      return;
    }
    if (isKey(header)) {
      return;
    }
    Grant grant = grant(header);
    if (grant == null) {
      throw ErrorResponses.unauthorized();
    }
    if (!reads && !grant.scope().equals("read_write")) {
      throw ErrorResponses.forbidden("The access token may only read");
    }
  }

  private static boolean isKey(@Nullable String header) {
    String right = IDENTIFIER + ":" + KEY;
    byte[] bytes = right.getBytes(StandardCharsets.UTF_8);
    return ("Basic " + Base64.getEncoder().encodeToString(bytes)).equals(header);
  }

  private @Nullable Grant grant(@Nullable String header) {
    if (header == null || !header.startsWith("Bearer ")) {
      return null;
    }
    Grant grant = accessTokens.get(header.substring("Bearer ".length()));
    return grant == null || !clock.instant().isBefore(grant.end()) ? null : grant;
  }

  /**
   * Removes the SEPA fields from records, unless the request has {@code with_sepa}.
   *
   * @throws ErrorResponseException 403 if SEPA fields are requested without the administrator's API
   *     key
   */
  List<JsonObject> withoutSepa(Request request, List<JsonObject> rows) {
    boolean wanted = Json.flag(request.param("with_sepa"));
    if (wanted && !isKey(request.headers().get("Authorization"))) {
      throw ErrorResponses.forbidden("Only the administrator's API key may read SEPA data");
    }
    return wanted ? rows : new ArrayList<>(rows.stream().map(AccessControl::bare).toList());
  }

  private static JsonObject bare(JsonObject row) {
    JsonObject copy = row.deepCopy();
    List.of("sepa_iban", "sepa_bic", "sepa_rum", "sepa_signature_on").forEach(copy::remove);
    return copy;
  }

  /** The authorization endpoint. The user always consents. */
  Response authorize(Request request) {
    HttpUrl url = request.url();
    String scope = request.param("scope", "read");
    boolean right =
        CLIENT_ID.equals(url.queryParameter("client_id"))
            && REDIRECT_URI.equals(url.queryParameter("redirect_uri"))
            && "code".equals(url.queryParameter("response_type"))
            && List.of("read", "read_write").contains(scope);
    if (!right) {
      return Response.raw(400, "text/html; charset=utf-8", "<!DOCTYPE html><title>Erreur</title>");
    }
    String code = random();
    codes.put(code, scope);
    HttpUrl.Builder back = HttpUrl.get(REDIRECT_URI).newBuilder().addQueryParameter("code", code);
    String state = url.queryParameter("state");
    if (state != null) {
      back.addQueryParameter("state", state);
    }
    return Response.empty(302).withHeader("Location", back.build().toString());
  }

  /** The token endpoint. A refresh token is valid for one use. */
  Response token(Request request) {
    if (!CLIENT_ID.equals(request.formValue("client_id"))
        || !CLIENT_SECRET.equals(request.formValue("client_secret"))) {
      throw ErrorResponses.oauth(401, "invalid_client", "Client authentication failed.");
    }
    String scope =
        switch (String.valueOf(request.formValue("grant_type"))) {
          case "authorization_code" ->
              REDIRECT_URI.equals(request.formValue("redirect_uri"))
                  ? codes.remove(String.valueOf(request.formValue("code")))
                  : null;
          case "refresh_token" ->
              refreshTokens.remove(String.valueOf(request.formValue("refresh_token")));
          default ->
              throw ErrorResponses.oauth(
                  400, "unsupported_grant_type", "The grant is not supported.");
        };
    if (scope == null) {
      throw ErrorResponses.oauth(
          400, "invalid_grant", "The provided authorization grant is invalid, expired or revoked.");
    }
    return Response.json(200, issue(scope));
  }

  private JsonObject issue(String scope) {
    String access = random();
    String refresh = random();
    accessTokens.put(access, new Grant(scope, clock.instant().plusSeconds(LIFETIME_SECONDS)));
    refreshTokens.put(refresh, scope);
    return Json.object(
        "access_token", access,
        "token_type", "Bearer",
        "expires_in", LIFETIME_SECONDS,
        "refresh_token", refresh,
        "scope", scope,
        "created_at", clock.instant().getEpochSecond());
  }

  void endAccessTokens() {
    accessTokens.clear();
  }

  void revokeRefreshTokens() {
    refreshTokens.clear();
  }

  /** All secrets, including expired ones. */
  Set<String> secrets() {
    return Set.copyOf(secrets);
  }

  private String random() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    secrets.add(text);
    return text;
  }
}
