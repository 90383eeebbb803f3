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
  private final AccountState state;
  private final String authorization;

  /**
   * Creates an account.
   *
   * @param url base URL of the server
   * @param applicationKey the accepted application key
   */
  public LuccaCleemyApplication(Clock clock, URI url, String applicationKey) {
    super(ApiDocument.load("lucca-cleemy.yaml", ""));
    this.state = new AccountState(clock, url);
    this.authorization = "lucca application=" + applicationKey;
    OrganizationLists lists = new OrganizationLists(state);
    routes
        .add(
            "POST",
            "/{instance}/services/v3/CreateExpenseAccountingExport",
            new Exports(state)::create)
        .add("GET", "/organization/structure/api/establishments", lists::establishments)
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

  @Override
  protected void authorize(Request request) {
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
