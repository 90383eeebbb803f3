package io.github.facturier.sandbox;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Factomos: decrypts an action, answers it, and encrypts the answer; the plain addresses beside.
 */
final class FacApplication implements LoopbackServer.Application {
  private static final String ACTIONS = "/api/api.php";

  private final Spec spec;
  private final FacSessions sessions;
  private final FacAccounts accounts;
  private final FacPages pages;
  private final Map<String, FacCall.Handler> handlers = new HashMap<>();
  private final Router<Handler> plain = new Router<>();
  private final List<String> queries = new ArrayList<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private int callsPerDay = 500;

  FacApplication(Spec spec, Clock clock, String token, String secret) {
    this.spec = spec;
    this.sessions = new FacSessions(clock);
    this.accounts = new FacAccounts(clock, sessions, token, secret);
    this.pages = new FacPages(accounts, sessions);
    handlers.put("createAccount", accounts::create);
    handlers.put("deleteAccount", accounts::delete);
    handlers.put("updateAccount", accounts::update);
    handlers.put("getConnectionToken", accounts::connectionToken);
    handlers.put("getClient", FacClients::get);
    handlers.put("createClient", FacClients::create);
    handlers.put("editClient", FacClients::edit);
    handlers.put("getService", FacServices::get);
    handlers.put("createService", FacServices::create);
    handlers.put("createInvoice", FacInvoices::create);
    handlers.put("getInvoice", FacInvoices::get);
    handlers.put("listInvoice", FacInvoices::list);
    handlers.put("editInvoice", FacInvoices::edit);
    handlers.put("createCreditNote", FacInvoices::createCreditNote);
    handlers.put("sendInvoice", FacEmails::send);
    handlers.put("getInvoiceMailHistory", FacEmails::history);
    handlers.put("listEmailTemplates", FacEmails::templates);
    handlers.put("createPayment", FacPayments::create);
    handlers.put("editPayment", FacPayments::edit);
    handlers.put("deleteAllPayments", FacPayments::deleteAll);
    handlers.put("createExpense", FacExpenses::create);
    handlers.put("editExpense", FacExpenses::edit);
    handlers.put("getExpense", FacExpenses::get);
    handlers.put("createEstimate", FacEstimates::create);
    handlers.put("getEstimate", FacEstimates::get);
    handlers.put("transformEstimate", FacEstimates::transform);
    plain
        .add("POST", ACTIONS, this::action)
        .add("POST", "/api/session/create/", call -> sessions.create(""))
        .add("POST", "/api/session/create/{token}", call -> sessions.create(token(call)))
        .add("POST", "/api/session/delete/", call -> sessions.delete(""))
        .add("POST", "/api/session/delete/{token}", call -> sessions.delete(token(call)))
        .add("GET", "/api/session/check", sessions::check)
        .add("GET", "/api/authorize.php", pages::authorization)
        .add("POST", "/creer-devis", call -> pages.estimateForm(call, form(call)))
        .add("GET", "/connexion", call -> pages.signIn());
  }

  private static String token(Call call) {
    return call.pathValue("token");
  }

  private static FacForm form(Call call) {
    return FacForm.parse(new String(call.body(), StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Reply answer(Call call) {
    Router.Match<Handler> match = plain.find(call.method(), call.path());
    try {
      return match == null
          ? Reply.text(404, "Not Found")
          : match.value().handle(call.withPathValues(match.pathValues()));
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }

  /** Errors that come before the secret is known are sent in clear. */
  private Reply action(Call call) {
    FacForm outer = form(call);
    String token = outer.get("token");
    if (token == null) {
      return FacErrors.reply("", -1);
    }
    if (outer.get("crequest") == null) {
      return FacErrors.reply("", -2);
    }
    FacAccount account = accounts.byToken(token);
    if (account == null) {
      return FacErrors.reply("", -3);
    }
    Reply reply = answer(account, query(call));
    String json = new String(reply.body(), StandardCharsets.UTF_8);
    return Reply.raw(200, "text/html; charset=UTF-8", new FacCipher(account.secret).encrypt(json));
  }

  private Reply answer(FacAccount account, @Nullable String query) {
    if (!account.count(callsPerDay)) {
      return FacErrors.reply("", -4);
    }
    if (query == null) {
      return FacErrors.reply("", -5);
    }
    queries.add(query);
    FacForm form = FacForm.parse(query);
    String action = form.get("action", "");
    FacCall.Handler handler = handlers.get(action);
    if (handler == null) {
      return FacErrors.reply(action, -6);
    }
    Integer refusal = refusals.remove(action);
    if (refusal != null) {
      return FacErrors.reply(action, refusal);
    }
    try {
      JsonObject result = handler.handle(new FacCall(action, form, account.books));
      return Reply.json(200, FacErrors.ok(result));
    } catch (Refusal refused) {
      return refused.reply();
    }
  }

  /** The decrypted form of an action; null if it cannot be had. */
  private @Nullable String query(Call call) {
    FacForm outer = form(call);
    FacAccount account = accounts.byToken(outer.get("token", ""));
    if (account == null) {
      return null;
    }
    try {
      String query = new FacCipher(account.secret).decrypt(outer.get("crequest", ""));
      return query.matches("[\\x20-\\x7e]+") ? query : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** The call as it would be without encryption: as the document describes it. */
  private Call clear(Call call) {
    String query = call.path().equals(ACTIONS) ? query(call) : null;
    return query == null
        ? call
        : Call.read(
            call.method(),
            call.target(),
            call.url(),
            call.headers(),
            query.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized @Nullable String operationId(Call call) {
    Call clear = clear(call);
    if (!call.path().equals(ACTIONS)) {
      return spec.operationId(clear, clear.path());
    }
    String action = clear.formValue("action");
    return action != null && handlers.containsKey(action) ? action : null;
  }

  @Override
  public synchronized List<String> violations(Call call) {
    if (call.path().equals("/connexion")) {
      return List.of();
    }
    if (!call.path().equals(ACTIONS)) {
      return call.path().equals("/creer-devis")
          ? spec.judgeForm(call, form(call))
          : spec.judge(call);
    }
    List<String> violations = new ArrayList<>();
    for (String name : form(call).names()) {
      if (!name.equals("token") && !name.equals("crequest")) {
        violations.add("form field '" + name + "' is sent in clear");
      }
    }
    if (operationId(call) != null) {
      Call clear = clear(call);
      violations.addAll(spec.judgeForm(clear, form(clear)));
    }
    return violations;
  }

  /** Has the next call of an action refused. */
  synchronized void refuseNext(String action, int code) {
    if (!handlers.containsKey(action)) {
      throw new IllegalArgumentException("refuseNext: there is no action " + action);
    }
    refusals.put(action, code);
  }

  synchronized void callsPerDay(int most) {
    callsPerDay = most;
  }

  synchronized List<String> queries() {
    return List.copyOf(queries);
  }

  synchronized List<SentEmail> emails() {
    return FacEmails.sent(accounts.first().books);
  }

  synchronized void notifyTo(String address) {
    accounts.first().books.notifyTo(address);
  }

  synchronized void notify(String type, long id, @Nullable String custom) {
    accounts.first().books.notify(type, id, null, custom);
  }

  synchronized void agree() {
    pages.agree();
  }
}
