package io.github.facturier.sandbox;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All accounts, and the actions on them. */
final class FacAccounts {
  static final String USERNAME = "contact@factomos.com";
  private static final long COMPANY_ID = 550;
  private static final BigDecimal USUAL_VAT = new BigDecimal(20);
  private static final List<String> STATUSES = List.of("active", "readonly", "blocked");

  private final Clock clock;
  private final FacSessions sessions;
  private final AtomicLong lastId = new AtomicLong(5780);
  private final List<FacAccount> accounts = new ArrayList<>();

  FacAccounts(Clock clock, FacSessions sessions, String token, String secret) {
    this.clock = clock;
    this.sessions = sessions;
    FacBooks books = new FacBooks(clock, lastId::incrementAndGet, COMPANY_ID, USUAL_VAT);
    accounts.add(new FacAccount(USERNAME, token, secret, true, books));
  }

  /** The account that everything starts with. */
  FacAccount first() {
    return accounts.get(0);
  }

  @Nullable FacAccount byToken(String token) {
    for (FacAccount account : accounts) {
      if (account.token.equals(token)) {
        return account;
      }
    }
    return null;
  }

  private FacAccount of(FacCall call) {
    for (FacAccount account : accounts) {
      if (account.books == call.books()) {
        return account;
      }
    }
    throw call.refuse(-3);
  }

  JsonObject create(FacCall call) {
    String username = call.require("username", -29);
    if (accounts.stream().anyMatch(account -> account.username.equals(username))) {
      throw call.refuse(-30);
    }
    long id = lastId.incrementAndGet();
    FacBooks books =
        new FacBooks(clock, lastId::incrementAndGet, id, call.amount("vat_percentage"));
    FacAccount account =
        new FacAccount(
            username, "token" + id + FacKeys.random(16), FacKeys.random(16), false, books);
    accounts.add(account);
    JsonObject result = Json.object("company_id", Long.toString(id));
    if (call.form().get("password") == null) {
      result.addProperty("password", FacKeys.random(12));
    }
    result.addProperty("auth_token", sessions.newToken(account));
    if (call.form().get("app_name") != null) {
      books.notifyTo(call.form().get("webhook_url"));
      result.addProperty("api_key", account.token);
      result.addProperty("api_secret", account.secret);
    }
    return result;
  }

  JsonObject delete(FacCall call) {
    named(call).deleted = true;
    return new JsonObject();
  }

  JsonObject update(FacCall call) {
    FacAccount account = named(call);
    String status = call.require("subscription_status", -37);
    if (!STATUSES.contains(status)) {
      throw call.refuse(-38);
    }
    account.status = status;
    return new JsonObject();
  }

  /** The account that the call names, if the caller may act on others. */
  private FacAccount named(FacCall call) {
    if (!of(call).partner) {
      throw call.refuse(-33);
    }
    Long id = Json.id(call.require("company_id", -35));
    for (FacAccount account : accounts) {
      if (id != null && account.books.companyId == id && !account.deleted) {
        return account;
      }
    }
    throw call.refuse(-36);
  }

  JsonObject connectionToken(FacCall call) {
    FacAccount account = of(call);
    if (account.deleted) {
      throw call.refuse(-28);
    }
    return Json.object("auth_token", sessions.newToken(account));
  }
}
