package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.OutgoingEmail;
import io.github.facturier.sandbox.http.Application;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Form;
import io.github.facturier.sandbox.http.Handler;
import io.github.facturier.sandbox.http.Reply;
import io.github.facturier.sandbox.http.Router;
import io.github.facturier.sandbox.openapi.ApiDocument;
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
public final class FactomosApplication implements Application {
  /** The email address with which the user of the account signs in. */
  public static final String USERNAME = Accounts.USERNAME;

  private static final String ACTIONS = "/api/api.php";

  private final ApiDocument spec = ApiDocument.load("factomos.yaml", "");
  private final Sessions sessions;
  private final Accounts accounts;
  private final WebPages pages;
  private final Map<String, ActionCall.Handler> handlers = new HashMap<>();
  private final Router<Handler> plain = new Router<>();
  private final List<String> queries = new ArrayList<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private int callsPerDay = 500;

  /** Creates an account with an API token and secret. */
  public FactomosApplication(Clock clock, String token, String secret) {
    this.sessions = new Sessions(clock);
    this.accounts = new Accounts(clock, sessions, token, secret);
    this.pages = new WebPages(accounts, sessions);
    handlers.put("createAccount", accounts::create);
    handlers.put("deleteAccount", accounts::delete);
    handlers.put("updateAccount", accounts::update);
    handlers.put("getConnectionToken", accounts::connectionToken);
    handlers.put("getClient", Clients::get);
    handlers.put("createClient", Clients::create);
    handlers.put("editClient", Clients::edit);
    handlers.put("getService", Services::get);
    handlers.put("createService", Services::create);
    handlers.put("createInvoice", Invoices::create);
    handlers.put("getInvoice", Invoices::get);
    handlers.put("listInvoice", Invoices::list);
    handlers.put("editInvoice", Invoices::edit);
    handlers.put("createCreditNote", Invoices::createCreditNote);
    handlers.put("sendInvoice", Emails::send);
    handlers.put("getInvoiceMailHistory", Emails::history);
    handlers.put("listEmailTemplates", Emails::templates);
    handlers.put("createPayment", Payments::create);
    handlers.put("editPayment", Payments::edit);
    handlers.put("deleteAllPayments", Payments::deleteAll);
    handlers.put("createExpense", Expenses::create);
    handlers.put("editExpense", Expenses::edit);
    handlers.put("getExpense", Expenses::get);
    handlers.put("createEstimate", Estimates::create);
    handlers.put("getEstimate", Estimates::get);
    handlers.put("transformEstimate", Estimates::transform);
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

  private static Form form(Call call) {
    return Form.parse(new String(call.body(), StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Reply handle(Call call) {
    Router.Match<Handler> match = plain.find(call.method(), call.path());
    try {
      return match == null
          ? Reply.text(404, "Not Found")
          : match.value().handle(call.withPathValues(match.pathValues()));
    } catch (ErrorResponseException refusal) {
      return refusal.reply();
    }
  }

  /** Errors that come before the secret is known are sent in clear. */
  private Reply action(Call call) {
    Form outer = form(call);
    String token = outer.get("token");
    if (token == null) {
      return ErrorResponses.reply("", -1);
    }
    if (outer.get("crequest") == null) {
      return ErrorResponses.reply("", -2);
    }
    Account account = accounts.byToken(token);
    if (account == null) {
      return ErrorResponses.reply("", -3);
    }
    Reply reply = run(account, query(call));
    String json = new String(reply.body(), StandardCharsets.UTF_8);
    return Reply.raw(
        200, "text/html; charset=UTF-8", new PayloadCipher(account.secret).encrypt(json));
  }

  private Reply run(Account account, @Nullable String query) {
    if (!account.count(callsPerDay)) {
      return ErrorResponses.reply("", -4);
    }
    if (query == null) {
      return ErrorResponses.reply("", -5);
    }
    queries.add(query);
    Form form = Form.parse(query);
    String action = form.get("action", "");
    ActionCall.Handler handler = handlers.get(action);
    if (handler == null) {
      return ErrorResponses.reply(action, -6);
    }
    Integer refusal = refusals.remove(action);
    if (refusal != null) {
      return ErrorResponses.reply(action, refusal);
    }
    try {
      JsonObject result = handler.handle(new ActionCall(action, form, account.books));
      return Reply.json(200, ErrorResponses.ok(result));
    } catch (ErrorResponseException refused) {
      return refused.reply();
    }
  }

  /** The decrypted form of an action; null if it cannot be had. */
  private @Nullable String query(Call call) {
    Form outer = form(call);
    Account account = accounts.byToken(outer.get("token", ""));
    if (account == null) {
      return null;
    }
    try {
      String query = new PayloadCipher(account.secret).decrypt(outer.get("crequest", ""));
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

  /**
   * Lets the next call of an action fail with an error code.
   *
   * @throws IllegalArgumentException if there is no such action
   */
  public synchronized void refuseNext(String action, int code) {
    if (!handlers.containsKey(action)) {
      throw new IllegalArgumentException("refuseNext: there is no action " + action);
    }
    refusals.put(action, code);
  }

  /** Sets the quota of calls per account and day. */
  public synchronized void callsPerDay(int most) {
    callsPerDay = most;
  }

  /** The decrypted form of each action so far. */
  public synchronized List<String> queries() {
    return List.copyOf(queries);
  }

  /** The emails that would have been sent. */
  public synchronized List<OutgoingEmail> emails() {
    return Emails.sent(accounts.first().books);
  }

  /** Registers a webhook, which is notified of each change in the account. */
  public synchronized void notifyTo(String address) {
    accounts.first().books.notifyTo(address);
  }

  /** Notifies the webhook of an event. */
  public synchronized void notify(String type, long id, @Nullable String custom) {
    accounts.first().books.notify(type, id, null, custom);
  }

  /**
   * Submits the last authorization form on behalf of the user.
   *
   * @throws IllegalStateException if no authorization form was requested
   */
  public synchronized void agree() {
    pages.agree();
  }
}
