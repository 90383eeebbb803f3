package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All accounts, and the actions on them. */
final class Accounts {
  static final String USERNAME = "contact@factomos.com";
  private static final long COMPANY_ID = 550;
  private static final BigDecimal USUAL_VAT = new BigDecimal(20);
  private static final List<String> STATUSES = List.of("active", "readonly", "blocked");

  private final Clock clock;
  private final Sessions sessions;
  private final AtomicLong lastId = new AtomicLong(5780);
  private final List<Account> accounts = new ArrayList<>();

  Accounts(Clock clock, Sessions sessions, String token, String secret) {
    this.clock = clock;
    this.sessions = sessions;
    AccountRecords records =
        new AccountRecords(clock, lastId::incrementAndGet, COMPANY_ID, USUAL_VAT);
    accounts.add(new Account(USERNAME, token, secret, true, records));
  }

  /** The initial account. */
  Account first() {
    return accounts.get(0);
  }

  @Nullable Account byToken(String token) {
    for (Account account : accounts) {
      if (account.token.equals(token)) {
        return account;
      }
    }
    return null;
  }

  private Account of(ActionCall call) {
    for (Account account : accounts) {
      if (account.records == call.records()) {
        return account;
      }
    }
    throw call.error(-3);
  }

  JsonObject create(ActionCall call) {
    String username = call.require("username", -29);
    if (accounts.stream().anyMatch(account -> account.username.equals(username))) {
      throw call.error(-30);
    }
    long id = lastId.incrementAndGet();
    AccountRecords records =
        new AccountRecords(clock, lastId::incrementAndGet, id, call.amount("vat_percentage"));
    Account account =
        new Account(
            username, "token" + id + RandomText.random(16), RandomText.random(16), false, records);
    accounts.add(account);
    JsonObject result = Json.object("company_id", Long.toString(id));
    if (call.form().get("password") == null) {
      result.addProperty("password", RandomText.random(12));
    }
    result.addProperty("auth_token", sessions.newToken(account));
    if (call.form().get("app_name") != null) {
      records.notifyTo(call.form().get("webhook_url"));
      result.addProperty("api_key", account.token);
      result.addProperty("api_secret", account.secret);
    }
    return result;
  }

  JsonObject delete(ActionCall call) {
    named(call).deleted = true;
    return new JsonObject();
  }

  JsonObject update(ActionCall call) {
    Account account = named(call);
    String status = call.require("subscription_status", -37);
    if (!STATUSES.contains(status)) {
      throw call.error(-38);
    }
    account.status = status;
    return new JsonObject();
  }

  /** The account in {@code company_id}. Only a partner account may act on others. */
  private Account named(ActionCall call) {
    if (!of(call).partner) {
      throw call.error(-33);
    }
    Long id = Json.id(call.require("company_id", -35));
    for (Account account : accounts) {
      if (id != null && account.records.companyId == id && !account.deleted) {
        return account;
      }
    }
    throw call.error(-36);
  }

  JsonObject connectionToken(ActionCall call) {
    Account account = of(call);
    if (account.deleted) {
      throw call.error(-28);
    }
    return Json.object("auth_token", sessions.newToken(account));
  }
}
