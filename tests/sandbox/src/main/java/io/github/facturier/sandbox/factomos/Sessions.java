package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions of the website, and single-use tokens that start them. */
final class Sessions {
  private static final Duration IDLE = Duration.ofHours(6);
  private static final String COOKIE = "PHPSESSID";

  private final Clock clock;
  private final Map<String, Account> tokens = new HashMap<>();
  private final Map<String, Session> sessions = new HashMap<>();

  private static final class Session {
    final Account account;
    final String authToken;
    Instant seen;

    Session(Account account, String authToken, Instant seen) {
      this.account = account;
      this.authToken = authToken;
      this.seen = seen;
    }
  }

  Sessions(Clock clock) {
    this.clock = clock;
  }

  String newToken(Account account) {
    String token = RandomText.random(32);
    tokens.put(token, account);
    return token;
  }

  Response create(String authToken) {
    Account account = tokens.remove(known(authToken, "createSession"));
    if (account == null) {
      throw ErrorResponses.of("createSession", -32);
    }
    String id = RandomText.random(26);
    sessions.put(id, new Session(account, authToken, clock.instant()));
    return Response.json(200, ErrorResponses.ok(new JsonObject()))
        .withHeader("Set-Cookie", COOKIE + "=" + id + "; Path=/; HttpOnly");
  }

  Response delete(String authToken) {
    String token = known(authToken, "deleteSession");
    if (!sessions.values().removeIf(session -> session.authToken.equals(token))) {
      throw ErrorResponses.of("deleteSession", -32);
    }
    return Response.json(200, ErrorResponses.ok(new JsonObject()));
  }

  private static String known(String authToken, String operation) {
    if (authToken.isBlank()) {
      throw ErrorResponses.of(operation, -31);
    }
    return authToken;
  }

  Response check(Request request) {
    Account account = account(request);
    if (account == null) {
      throw ErrorResponses.of("checkSession", -34);
    }
    JsonObject user =
        Json.object(
            "id",
            Long.toString(account.records.companyId + 18),
            "username",
            account.username,
            "company_id",
            Long.toString(account.records.companyId),
            "app_domain",
            "app.factomos.com");
    return Response.json(200, ErrorResponses.ok(Json.object("user", user)));
  }

  /** The account of the session cookie or of the single-use token of a request, or null. */
  @Nullable Account account(Request request) {
    String token = request.headers().get("x-auth-token");
    if (token != null) {
      return tokens.remove(token);
    }
    List<String> cookies = List.of(String.valueOf(request.headers().get("Cookie")).split(";\\s*"));
    for (Map.Entry<String, Session> entry : sessions.entrySet()) {
      Session session = entry.getValue();
      boolean fresh = session.seen.plus(IDLE).isAfter(clock.instant());
      if (fresh && cookies.contains(COOKIE + "=" + entry.getKey())) {
        session.seen = clock.instant();
        return session.account;
      }
    }
    return null;
  }
}
