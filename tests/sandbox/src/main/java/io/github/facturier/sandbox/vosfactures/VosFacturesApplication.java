package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.OutgoingEmail;
import io.github.facturier.sandbox.http.Application;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Handler;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import io.github.facturier.sandbox.http.Router;
import io.github.facturier.sandbox.openapi.ApiDocument;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The operations of VosFactures for one account: routes requests to handlers, and renders their
 * responses as JSON or XML.
 */
public final class VosFacturesApplication implements Application {
  /** Name of the account. */
  public static final String ACCOUNT = Accounts.NAME;

  /** User name that the login accepts. */
  public static final String LOGIN = Accounts.LOGIN;

  /** Password that the login accepts. */
  public static final String PASSWORD = Accounts.PASSWORD;

  private final ApiDocument spec = ApiDocument.load("vosfactures.yaml", "api_token");
  private final Router<Handler> routes = new Router<>();
  private final Accounts accounts;
  private final AccountState state;
  private final Emails emails;

  /**
   * Creates an empty account.
   *
   * @param url base URL of the server
   * @param storage receives the attachments of documents
   * @param apiToken the accepted API token
   */
  public VosFacturesApplication(Clock clock, URI url, AttachmentStorage storage, String apiToken) {
    this.state = new AccountState(clock, url);
    this.accounts = new Accounts(state, apiToken);
    this.emails = new Emails(state);
    Invoices invoices = new Invoices(state);
    addInvoices(invoices);
    addAttachments(new Attachments(state, storage));
    addParties(new Departments(state), new Clients(state));
    addCatalogue(new Products(state), new PriceLists(state));
    addStock(new WarehouseDocuments(state));
    new Payments(state, invoices).addTo(routes, "/banking/payments", "PATCH");
    addAccounts();
  }

  private void addInvoices(Invoices invoices) {
    RecurringInvoices recurrings = new RecurringInvoices(state);
    routes
        .add("GET", "/invoices.json", invoices::list)
        .add("POST", "/invoices.json", invoices::create)
        .add("GET", "/invoices/{id}.json", invoices::get)
        .add("PUT", "/invoices/{id}.json", invoices::update)
        .add("PATCH", "/invoices/{id}.json", invoices::update)
        .add("DELETE", "/invoices/{id}.json", invoices::delete)
        .add("GET", "/invoices/{id}.pdf", invoices::pdf)
        .add("POST", "/invoices/{id}/send_by_email.json", emails::send)
        .add("POST", "/invoices/{id}/change_status.json", invoices::changeStatus)
        .add("POST", "/invoices/cancel.json", invoices::cancel)
        .add("GET", "/invoice/{token}", invoices::publicPage)
        .add("GET", "/invoice/{token}.pdf", invoices::publicPdf)
        .add("GET", "/recurrings.json", recurrings::list)
        .add("POST", "/recurrings.json", recurrings::create)
        .add("PUT", "/recurrings/{id}.json", recurrings::update)
        .add("GET", "/reports/reminders_report.json", new Reminders(state)::list);
  }

  private void addAttachments(Attachments attachments) {
    routes
        .add("GET", "/invoices/{id}/get_new_attachment_credentials.json", attachments::credentials)
        .add("POST", "/invoices/{id}/add_attachment.json", attachments::add)
        .add("GET", "/invoices/{id}/attachments_zip.json", attachments::zip);
  }

  private void addParties(Departments departments, Clients clients) {
    departments.addTo(routes, "/departments", "PUT");
    clients.addTo(routes, "/clients", "PUT");
    routes
        .add("POST", "/clients/{id}/merge.json", clients::merge)
        .add("POST", "/addresses.json", clients::createAddress);
  }

  private void addCatalogue(Products products, PriceLists priceLists) {
    CrudHandlers categories =
        new CrudHandlers(state, state.categories, "category", List.of("name"), List.of());
    routes
        .add("GET", "/products.json", products::list)
        .add("POST", "/products.json", products::create)
        .add("GET", "/products/{id}.json", products::get)
        .add("PUT", "/products/{id}.json", products::update)
        .add("DELETE", "/products/{id}.json", products::delete)
        .add("GET", "/price_lists.json", priceLists::list)
        .add("POST", "/price_lists.json", priceLists::create)
        .add("PUT", "/price_lists/{id}.json", priceLists::update)
        .add("DELETE", "/price_lists/{id}.json", priceLists::delete)
        .add("GET", "/price_lists/{id}/prices_for_products.json", priceLists::pricesForProducts);
    categories.addTo(routes, "/categories", "PUT");
  }

  private void addStock(WarehouseDocuments stock) {
    CrudHandlers warehouses =
        new CrudHandlers(state, state.warehouses, "warehouse", List.of("name"), List.of());
    stock.addTo(routes, "/warehouse_documents", "PUT");
    warehouses.addTo(routes, "/warehouses", "PUT");
    routes.add("GET", "/warehouse_actions.json", stock::actions);
  }

  private void addAccounts() {
    routes
        .add("GET", "/account.json", accounts::get)
        .add("POST", "/account.json", accounts::create)
        .add("PATCH", "/account.json", accounts::update)
        .add("POST", "/account/delete.json", accounts::delete)
        .add("POST", "/account/add_user.json", accounts::addUser)
        .add("POST", "/login.json", accounts::login)
        .add("GET", "/webhooks.json", state.webhooks.settings()::list)
        .add("POST", "/webhooks.json", state.webhooks::create)
        .add("GET", "/webhooks/{id}.json", state.webhooks.settings()::get)
        .add("PUT", "/webhooks/{id}.json", state.webhooks.settings()::update)
        .add("DELETE", "/webhooks/{id}.json", state.webhooks.settings()::delete);
  }

  /** The emails so far. */
  public List<OutgoingEmail> emails() {
    synchronized (state) {
      return emails.sent();
    }
  }

  /**
   * Records that a reminder was sent for a document.
   *
   * @throws NoSuchElementException if there is no such document
   */
  public void remind(long invoiceId, String kind) {
    synchronized (state) {
      JsonObject invoice = state.invoices.find(invoiceId);
      if (invoice == null) {
        throw new NoSuchElementException("No document " + invoiceId);
      }
      new Reminders(state).add(invoice, kind);
    }
  }

  @Override
  public Response handle(Request request) {
    String path = jsonPath(request);
    Response response = shaped(request, path);
    JsonElement json = response.json();
    if (json == null || !isXml(request)) {
      return response;
    }
    return Response.raw(
        response.status(), "application/xml; charset=utf-8", xml(path, response, json));
  }

  /** Holds the lock while the response is built, since responses refer to live records. */
  private Response shaped(Request request, String path) {
    synchronized (state) {
      return spec.toDocumentedFormat(request, path, json(request, path));
    }
  }

  private Response json(Request request, String path) {
    Router.Match<Handler> match = routes.find(request.method(), path);
    try {
      boolean open = path.equals("/login.json") || path.startsWith("/invoice/");
      if (match == null) {
        throw ErrorResponses.notFound();
      }
      if (!open && !accounts.authorized(request)) {
        throw ErrorResponses.unauthorized();
      }
      return match.value().handle(request.withPathValues(match.pathValues()));
    } catch (ErrorResponseException e) {
      return e.response();
    }
  }

  private static String xml(String path, Response response, JsonElement json) {
    String resource = path.replaceFirst("^/(banking/)?", "").replaceFirst("[/.].*", "");
    return RailsXml.render(response.isSuccessful() ? RailsXml.singular(resource) : "error", json);
  }

  private static boolean isXml(Request request) {
    return request.path().endsWith(".xml");
  }

  /** The path in the OpenAPI document, which has the JSON operations only. */
  private static String jsonPath(Request request) {
    return isXml(request) ? request.path().replaceFirst("\\.xml$", ".json") : request.path();
  }

  @Override
  public @Nullable String operationId(Request request) {
    return spec.operationId(request, jsonPath(request));
  }

  @Override
  public List<String> violations(Request request) {
    return isXml(request) ? List.of() : spec.validate(request);
  }
}
