package io.github.facturier.sandbox;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is signed in to the website, and the tokens that sign in once. */
final class FacSessions {
  private static final Duration IDLE = Duration.ofHours(6);
  private static final String COOKIE = "PHPSESSID";

  private final Clock clock;
  private final Map<String, FacAccount> tokens = new HashMap<>();
  private final Map<String, Session> sessions = new HashMap<>();

  private static final class Session {
    final FacAccount account;
    final String authToken;
    Instant seen;

    Session(FacAccount account, String authToken, Instant seen) {
      this.account = account;
      this.authToken = authToken;
      this.seen = seen;
    }
  }

  FacSessions(Clock clock) {
    this.clock = clock;
  }

  String newToken(FacAccount account) {
    String token = FacKeys.random(32);
    tokens.put(token, account);
    return token;
  }

  Reply create(String authToken) {
    FacAccount account = tokens.remove(known(authToken, "createSession"));
    if (account == null) {
      throw FacErrors.of("createSession", -32);
    }
    String id = FacKeys.random(26);
    sessions.put(id, new Session(account, authToken, clock.instant()));
    return Reply.json(200, FacErrors.ok(new JsonObject()))
        .with("Set-Cookie", COOKIE + "=" + id + "; Path=/; HttpOnly");
  }

  Reply delete(String authToken) {
    String token = known(authToken, "deleteSession");
    if (!sessions.values().removeIf(session -> session.authToken.equals(token))) {
      throw FacErrors.of("deleteSession", -32);
    }
    return Reply.json(200, FacErrors.ok(new JsonObject()));
  }

  private static String known(String authToken, String operation) {
    if (authToken.isBlank()) {
      throw FacErrors.of(operation, -31);
    }
    return authToken;
  }

  Reply check(Call call) {
    FacAccount account = account(call);
    if (account == null) {
      throw FacErrors.of("checkSession", -34);
    }
    JsonObject user =
        Json.object(
            "id",
            Long.toString(account.books.companyId + 18),
            "username",
            account.username,
            "company_id",
            Long.toString(account.books.companyId),
            "app_domain",
            "app.factomos.com");
    return Reply.json(200, FacErrors.ok(Json.object("user", user)));
  }

  /** Who is signed in by the cookie of a call, or by its token, which is used up. */
  @Nullable FacAccount account(Call call) {
    String token = call.headers().get("x-auth-token");
    if (token != null) {
      return tokens.remove(token);
    }
    List<String> cookies = List.of(String.valueOf(call.headers().get("Cookie")).split(";\\s*"));
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
