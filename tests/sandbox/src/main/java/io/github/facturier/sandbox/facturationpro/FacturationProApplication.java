package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonElement;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.OutgoingEmail;
import io.github.facturier.sandbox.http.Application;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Handler;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import io.github.facturier.sandbox.http.Router;
import io.github.facturier.sandbox.openapi.ApiDocument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operations of Facturation.pro for one account: routes requests to handlers, applies the
 * quotas, and renders responses as JSON or JSONP.
 */
public final class FacturationProApplication implements Application {
  /** The identifier of the first firm. */
  public static final long FIRST_FIRM_ID = Firms.FIRST;

  /** The identifier of the second firm. */
  public static final long SECOND_FIRM_ID = Firms.SECOND;

  /** The accepted API identifier. */
  public static final String IDENTIFIER = AccessControl.IDENTIFIER;

  /** The accepted API key. */
  public static final String KEY = AccessControl.KEY;

  /** The client identifier of the registered OAuth 2 application. */
  public static final String CLIENT_ID = AccessControl.CLIENT_ID;

  /** The client secret of the registered OAuth 2 application. */
  public static final String CLIENT_SECRET = AccessControl.CLIENT_SECRET;

  /** The redirect URI of the registered OAuth 2 application. */
  public static final String REDIRECT_URI = AccessControl.REDIRECT_URI;

  /** The lifetime of an access token in seconds. */
  public static final long TOKEN_SECONDS = AccessControl.LIFETIME_SECONDS;

  static final String CALLBACK = "callback";

  private static final Pattern FUNCTION =
      Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");

  private final ApiDocument spec = ApiDocument.load("facturation-pro.yaml", CALLBACK);
  private final Router<Handler> routes = new Router<>();
  private final Router<Handler> open = new Router<>();
  private final List<RequestQuota> quotas;
  private final AccessControl access;
  private final Emails emails;

  /**
   * Creates an account with two empty firms.
   *
   * @param url base URL of the server
   * @param requests quota of requests in five minutes
   * @param requestsADay quota of requests per day
   */
  public FacturationProApplication(Clock clock, URI url, int requests, int requestsADay) {
    this.quotas =
        List.of(
            new RequestQuota(clock, requests, Duration.ofMinutes(5)),
            new RequestQuota(clock, requestsADay, Duration.ofDays(1)));
    this.access = new AccessControl(clock);
    Firms firms = new Firms(clock, url);
    this.emails = new Emails(firms);
    Invoices invoices = new Invoices(firms);
    open.add("GET", "/oauth/authorize", access::authorize)
        .add("POST", "/oauth/token", access::token)
        .add("GET", "/sandbox/customer.html", new CustomerPage(access)::show);
    routes
        .add("GET", "/account.json", firms::account)
        .add("GET", firm("/orders.json"), firms::orders)
        .add("GET", firm("/collaborators.json"), firms::collaborators)
        .add("POST", firm("/emails.json"), emails::send);
    addCustomers(new Customers(firms, access));
    addDocuments(new Quotes(firms, invoices), invoices);
    addSettlements(new Settlements(firms));
    addPurchases(firms);
    addFiles(new Assets(firms));
    addRecords("/products", new CrudHandlers(firms, "products", f -> f.products, List.of("title")));
    addRecords(
        "/categories", new CrudHandlers(firms, "categories", f -> f.categories, List.of("title")));
    addRecords(
        "/followups", new CrudHandlers(firms, "followups", f -> f.followUps, List.of("title")));
  }

  private static String firm(String path) {
    return "/firms/{firm_id}" + path;
  }

  private void addRecords(String path, CrudHandlers records) {
    records.addTo(routes, firm(path), "PATCH");
  }

  private void addCustomers(Customers customers) {
    addRecords("/customers", customers);
    routes
        .add("POST", firm("/customers/{id}/archive.json"), customers::archive)
        .add("POST", firm("/customers/{id}/unarchive.json"), customers::unarchive)
        .add("GET", firm("/customers/{id}/invoices.json"), customers::invoices)
        .add("GET", firm("/customers/{id}/quotes.json"), customers::quotes);
  }

  private void addDocuments(Quotes quotes, Invoices invoices) {
    CrudHandlers recurring =
        new CrudHandlers(quotes.firms, "recurring_invoices", f -> f.recurringInvoices, List.of());
    addRecords("/quotes", quotes);
    addRecords("/invoices", invoices);
    routes
        .add("GET", firm("/quotes/{id}.pdf"), quotes::pdf)
        .add("POST", firm("/quotes/{id}/partial_invoice.json"), quotes::deposit)
        .add("POST", firm("/quotes/{id}/invoice.json"), quotes::invoice)
        .add("GET", firm("/invoices/{id}.pdf"), invoices::pdf)
        .add("POST", firm("/invoices/{id}/refund.json"), invoices::refund)
        .add("GET", firm("/recurring_invoices.json"), recurring::list)
        .add("GET", firm("/recurring_invoices/{id}.json"), recurring::get);
  }

  private void addSettlements(Settlements settlements) {
    String path = "/invoices/{invoice_id}/settlements";
    routes
        .add("GET", firm(path + ".json"), settlements::list)
        .add("POST", firm(path + ".json"), settlements::create)
        .add("GET", firm(path + "/{id}.json"), settlements::get)
        .add("DELETE", firm(path + "/{id}.json"), settlements::delete);
  }

  private void addPurchases(Firms firms) {
    CrudHandlers recurring =
        new CrudHandlers(firms, "recurring_purchases", f -> f.recurringPurchases, List.of());
    addRecords("/suppliers", new Suppliers(firms, access));
    addRecords("/purchases", new Purchases(firms));
    routes
        .add("GET", firm("/recurring_purchases.json"), recurring::list)
        .add("GET", firm("/recurring_purchases/{id}.json"), recurring::get);
  }

  private void addFiles(Assets files) {
    routes
        .add(
            "POST",
            firm("/customers/{id}/upload.json"),
            files.upload("customer_id", f -> f.customers))
        .add("POST", firm("/quotes/{id}/upload.json"), files.upload("quote_id", f -> f.quotes))
        .add(
            "POST", firm("/invoices/{id}/upload.json"), files.upload("invoice_id", f -> f.invoices))
        .add(
            "POST",
            firm("/purchases/{id}/upload.json"),
            files.upload("purchase_id", f -> f.purchases))
        .add("GET", firm("/assets/customers.json"), files.list("customer_id"))
        .add("GET", firm("/assets/quotes.json"), files.list("quote_id"))
        .add("GET", firm("/assets/invoices.json"), files.list("invoice_id"))
        .add("GET", firm("/assets/purchases.json"), files.list("purchase_id"))
        .add("GET", firm("/assets/{id}/download"), files::download)
        .add("DELETE", firm("/assets/{id}.json"), files::delete);
  }

  /** The emails so far. */
  public synchronized List<OutgoingEmail> emails() {
    return emails.sent();
  }

  /** Invalidates all access tokens. */
  public synchronized void endAccessTokens() {
    access.endAccessTokens();
  }

  /** Invalidates all refresh tokens. */
  public synchronized void revokeRefreshTokens() {
    access.revokeRefreshTokens();
  }

  /** Every secret that the account has or has issued. */
  public synchronized Set<String> secrets() {
    return access.secrets();
  }

  @Override
  public synchronized Response handle(Request request) {
    Router.Match<Handler> page = open.find(request.method(), request.path());
    if (page != null) {
      return respond(page.value(), request.withPathValues(page.pathValues()));
    }
    for (RequestQuota quota : quotas) {
      if (quota.remaining() == 0) {
        return Response.text(429, "Retry later\n")
            .withHeader("Retry-After", Long.toString(quota.secondsLeft()))
            .withHeader("X-RateLimit-Limit", Integer.toString(quota.limit()))
            .withHeader("X-RateLimit-Remaining", "0");
      }
    }
    quotas.forEach(RequestQuota::use);
    RequestQuota tightest =
        quotas.get(0).remaining() <= quotas.get(1).remaining() ? quotas.get(0) : quotas.get(1);
    return asJsonp(request, respond(this::dispatch, request))
        .withHeader("X-RateLimit-Limit", Integer.toString(tightest.limit()))
        .withHeader("X-RateLimit-Remaining", Integer.toString(tightest.remaining()));
  }

  private Response respond(Handler handler, Request request) {
    try {
      return spec.toDocumentedFormat(request, request.path(), handler.handle(request));
    } catch (ErrorResponseException e) {
      return e.response();
    }
  }

  private Response dispatch(Request request) {
    access.check(request);
    String callback = request.url().queryParameter(CALLBACK);
    if (callback != null && !FUNCTION.matcher(callback).matches()) {
      throw ErrorResponses.badRequest("Invalid callback");
    }
    Router.Match<Handler> match = routes.find(request.method(), request.path());
    if (match == null) {
      throw ErrorResponses.notFound();
    }
    return match.value().handle(request.withPathValues(match.pathValues()));
  }

  /**
   * Renders a response as JSONP if the request has a callback. As in Rails, the script starts with
   * an empty comment, and U+2028 and U+2029 are escaped.
   */
  private static Response asJsonp(Request request, Response response) {
    String callback = request.url().queryParameter(CALLBACK);
    JsonElement json = response.json();
    if (callback == null
        || json == null
        || !response.isSuccessful()
        || !request.method().equals("GET")) {
      return response;
    }
    String safe = Json.write(json).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    byte[] script = ("/**/" + callback + "(" + safe + ")").getBytes(StandardCharsets.UTF_8);
    return Response.file(response.status(), "text/javascript; charset=utf-8", script)
        .withHeaders(response.headers());
  }

  @Override
  public @Nullable String operationId(Request request) {
    return spec.operationId(request, request.path());
  }

  @Override
  public List<String> violations(Request request) {
    if (request.path().startsWith("/sandbox/")
        || request.path().equals("/oauth/authorize")
        || request.path().equals("/favicon.ico")) {
      return List.of();
    }
    List<String> violations = new ArrayList<>(spec.validate(request));
    if (request.headers().get("Cookie") == null && !hasContact(request)) {
      violations.add("the User-Agent has no contact in ASCII");
    }
    return violations;
  }

  private static boolean hasContact(Request request) {
    String agent =
        request.headers().get("User-Agent") + " " + request.headers().get("X-User-Agent");
    return (agent.contains("@") || agent.contains("://"))
        && agent.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }
}
