package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.OutgoingEmail;
import io.github.facturier.sandbox.http.Application;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Form;
import io.github.facturier.sandbox.http.Handler;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
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
 * Factomos: decrypts actions, routes them to handlers, and encrypts their results. Sessions and web
 * pages are not encrypted.
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
  private final Map<String, Integer> injectedErrors = new HashMap<>();
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
        .add("POST", "/api/session/create/", request -> sessions.create(""))
        .add("POST", "/api/session/create/{token}", request -> sessions.create(token(request)))
        .add("POST", "/api/session/delete/", request -> sessions.delete(""))
        .add("POST", "/api/session/delete/{token}", request -> sessions.delete(token(request)))
        .add("GET", "/api/session/check", sessions::check)
        .add("GET", "/api/authorize.php", pages::authorization)
        .add("POST", "/creer-devis", request -> pages.estimateForm(request, form(request)))
        .add("GET", "/connexion", request -> pages.signIn());
  }

  private static String token(Request request) {
    return request.pathValue("token");
  }

  private static Form form(Request request) {
    return Form.parse(new String(request.body(), StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Response handle(Request request) {
    Router.Match<Handler> match = plain.find(request.method(), request.path());
    try {
      return match == null
          ? Response.text(404, "Not Found")
          : match.value().handle(request.withPathValues(match.pathValues()));
    } catch (ErrorResponseException e) {
      return e.response();
    }
  }

  /** Errors that precede the lookup of the secret are not encrypted. */
  private Response action(Request request) {
    Form outer = form(request);
    String token = outer.get("token");
    if (token == null) {
      return ErrorResponses.response("", -1);
    }
    if (outer.get("crequest") == null) {
      return ErrorResponses.response("", -2);
    }
    Account account = accounts.byToken(token);
    if (account == null) {
      return ErrorResponses.response("", -3);
    }
    Response response = run(account, query(request));
    String json = new String(response.body(), StandardCharsets.UTF_8);
    return Response.raw(
        200, "text/html; charset=UTF-8", new PayloadCipher(account.secret).encrypt(json));
  }

  private Response run(Account account, @Nullable String query) {
    if (!account.count(callsPerDay)) {
      return ErrorResponses.response("", -4);
    }
    if (query == null) {
      return ErrorResponses.response("", -5);
    }
    queries.add(query);
    Form form = Form.parse(query);
    String action = form.get("action", "");
    ActionCall.Handler handler = handlers.get(action);
    if (handler == null) {
      return ErrorResponses.response(action, -6);
    }
    Integer injectedError = injectedErrors.remove(action);
    if (injectedError != null) {
      return ErrorResponses.response(action, injectedError);
    }
    try {
      JsonObject result = handler.handle(new ActionCall(action, form, account.records));
      return Response.json(200, ErrorResponses.ok(result));
    } catch (ErrorResponseException e) {
      return e.response();
    }
  }

  /** The decrypted form of an action; null if it cannot be decrypted. */
  private @Nullable String query(Request request) {
    Form outer = form(request);
    Account account = accounts.byToken(outer.get("token", ""));
    if (account == null) {
      return null;
    }
    try {
      String query = new PayloadCipher(account.secret).decrypt(outer.get("crequest", ""));
      return query.matches("[\\x20-\\x7e]+") ? query : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The request without encryption, as the OpenAPI document describes it. */
  private Request clear(Request request) {
    String query = request.path().equals(ACTIONS) ? query(request) : null;
    return query == null
        ? request
        : Request.parse(
            request.method(),
            request.target(),
            request.url(),
            request.headers(),
            query.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized @Nullable String operationId(Request request) {
    Request clear = clear(request);
    if (!request.path().equals(ACTIONS)) {
      return spec.operationId(clear, clear.path());
    }
    String action = clear.formValue("action");
    return action != null && handlers.containsKey(action) ? action : null;
  }

  @Override
  public synchronized List<String> violations(Request request) {
    if (request.path().equals("/connexion")) {
      return List.of();
    }
    if (!request.path().equals(ACTIONS)) {
      return request.path().equals("/creer-devis")
          ? spec.validateForm(request, form(request))
          : spec.validate(request);
    }
    List<String> violations = new ArrayList<>();
    for (String name : form(request).names()) {
      if (!name.equals("token") && !name.equals("crequest")) {
        violations.add("form field '" + name + "' is sent in clear");
      }
    }
    if (operationId(request) != null) {
      Request clear = clear(request);
      violations.addAll(spec.validateForm(clear, form(clear)));
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
    injectedErrors.put(action, code);
  }

  /** Sets the quota of calls per account and day. */
  public synchronized void callsPerDay(int most) {
    callsPerDay = most;
  }

  /** The decrypted form of each action so far. */
  public synchronized List<String> queries() {
    return List.copyOf(queries);
  }

  /** The emails so far. */
  public synchronized List<OutgoingEmail> emails() {
    return Emails.sent(accounts.first().records);
  }

  /** Registers a webhook, which is notified of each change in the account. */
  public synchronized void notifyTo(String address) {
    accounts.first().records.notifyTo(address);
  }

  /** Notifies the webhook of an event. */
  public synchronized void notify(String type, long id, @Nullable String custom) {
    accounts.first().records.notify(type, id, null, custom);
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
