package io.github.facturier.sandbox.luccacleemy;

import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import io.github.facturier.sandbox.openapi.ApiDocument;
import io.github.facturier.sandbox.openapi.RoutedApplication;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;

/** The operations of Lucca Cleemy. */
public final class LuccaCleemyApplication extends RoutedApplication {
  private static final String TOKEN_PATH = "/connect/token";

  private final AccountState state;
  private final String authorization;
  private final AccessTokens tokens;

  /**
   * Creates an account.
   *
   * @param url base URL of the server
   * @param applicationKey the accepted application key
   * @param clientId the client ID of the application for OAuth 2
   * @param clientSecret its client secret
   */
  public LuccaCleemyApplication(
      Clock clock, URI url, String applicationKey, String clientId, String clientSecret) {
    super(ApiDocument.load("lucca-cleemy.yaml", ""));
    this.state = new AccountState(clock, url);
    this.authorization = "lucca application=" + applicationKey;
    this.tokens = new AccessTokens(clock, clientId, clientSecret);
    LuccaApi luccaApi = new LuccaApi(state, tokens);
    ExpenseReports expenses = new ExpenseReports(state);
    OrganizationLists lists = new OrganizationLists(state);
    routes
        .add(
            "POST",
            "/{instance}/services/v3/CreateExpenseAccountingExport",
            new Exports(state)::create)
        .add("GET", "/organization/structure/api/establishments", lists::establishments)
        .add("GET", "/lucca-api/business-establishments", luccaApi::establishments)
        .add("GET", "/lucca-api/business-establishments/{id}", luccaApi::establishment)
        .add("GET", "/lucca-api/legal-entities", luccaApi::entities)
        .add("GET", "/lucca-api/legal-entities/{id}", luccaApi::entity)
        .add("POST", TOKEN_PATH, tokens::create)
        .add("GET", "/api/v3/expenseClaims", expenses::claims)
        .add("GET", "/api/v3/expenseClaimItems", expenses::items)
        .add("GET", "/api/v3/expenseClaimItems/{expenseClaimItemId}", expenses::item)
        .add("GET", "/organization/structure/api/legal-units", lists::legalUnits)
        .add("GET", "/api/legalentities", lists::legalEntities)
        .add("GET", "/api/v3/legalentities", lists::legalEntitiesV3)
        .add("GET", "/api/v3/legalentities/{id}", lists::legalEntity);
  }

  /** Adds an establishment to the first company, and returns its identifier. */
  public synchronized long addEstablishment(String name) {
    return state.addEstablishment(name, 1, false);
  }

  /** Adds an entry that was never exported. */
  public synchronized void addEntry(
      long legalEntityId,
      LocalDate declaredOn,
      LocalDate approvedOn,
      LocalDate controlledOn,
      String label,
      String amount) {
    state.entries.add(
        new AccountingEntry(legalEntityId, declaredOn, approvedOn, controlledOn, label, amount));
  }

  /** Issues an access token with all scopes. */
  public synchronized String newAccessToken() {
    return tokens.issue();
  }

  /** Makes all access tokens invalid. */
  public synchronized void endAccessTokens() {
    tokens.endAll();
  }

  /** The exports so far, without the deleted ones. */
  public synchronized List<ExportSummary> history() {
    return state.history();
  }

  /**
   * Deletes an export, so that its entries can be exported again.
   *
   * @throws NoSuchElementException if there is no such export
   */
  public synchronized void deleteExport(long id) {
    state.deleteExport(id);
  }

  /** The Lucca API checks its tokens itself, by their scopes. */
  @Override
  protected void authorize(Request request) {
    if (request.path().equals(TOKEN_PATH) || request.path().startsWith("/lucca-api/")) {
      return;
    }
    if (!authorization.equals(request.headers().get("Authorization"))) {
      throw error(401, "Your token is invalid or you did not provide any");
    }
  }

  @Override
  protected ErrorResponseException unknownPath() {
    return error(404, "Not Found");
  }

  static ErrorResponseException error(int status, String message) {
    return new ErrorResponseException(
        Response.json(status, Json.object("Status", status, "Message", message)));
  }
}
