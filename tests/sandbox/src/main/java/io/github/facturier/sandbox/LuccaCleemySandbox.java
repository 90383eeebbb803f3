package io.github.facturier.sandbox;

import io.github.facturier.sandbox.luccacleemy.LuccaCleemyApplication;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * An account of Lucca Cleemy in memory: establishments, and accounting entries that can be exported
 * once. A new account has the establishments 1 to 3 in two companies, and three entries of
 * establishment 1, dated November 2015. Thread-safe.
 *
 * <p>Each entry is also an expense report with one expense.
 *
 * <p>The date filter {@code until} includes its day, as the API reference says; the help page says
 * both. The server of access tokens is the account's own.
 */
public final class LuccaCleemySandbox extends ProviderSandbox {
  private static final String APPLICATION_KEY = "sandbox-5c2a1f0e-9d3b-4c6e-8f7a";
  private static final String CLIENT_ID = "3f0c2a9e-7d41-4b0e-9a53-5e1f6c2d8b10";
  private static final String CLIENT_SECRET = "sandbox-secret-d-application-7Q2";

  private final Clock clock;
  private volatile LuccaCleemyApplication application;

  /**
   * An export in the history.
   *
   * @param id its number
   * @param legalEntityId the establishment whose entries it contains
   * @param entries the number of its entries
   */
  public record Export(long id, long legalEntityId, int entries) {}

  LuccaCleemySandbox(Clock clock) {
    this.clock = clock;
    this.application = install();
  }

  /** Name of the account. */
  public String account() {
    return "votre-societe";
  }

  /** The accepted application key; any other results in 401. */
  public String applicationKey() {
    return APPLICATION_KEY;
  }

  /** The client ID of the application for OAuth 2. */
  public String clientId() {
    return CLIENT_ID;
  }

  /** The client secret of that application; any other results in 400. */
  public String clientSecret() {
    return CLIENT_SECRET;
  }

  /** Issues an access token with all scopes, as the token endpoint does. */
  public String newAccessToken() {
    return application.newAccessToken();
  }

  /** Makes all access tokens invalid, before they expire. */
  public void endAccessTokens() {
    application.endAccessTokens();
  }

  /** Adds an establishment to the first company, and returns its identifier. */
  public long addEstablishment(String name) {
    return application.addEstablishment(name);
  }

  /** Adds an entry that was declared, approved and controlled on one day, and never exported. */
  public void addEntry(long legalEntityId, LocalDate day, String label, String amount) {
    addEntry(legalEntityId, day, day, day, label, amount);
  }

  /** Adds an entry that was never exported. */
  public void addEntry(
      long legalEntityId,
      LocalDate declaredOn,
      LocalDate approvedOn,
      LocalDate controlledOn,
      String label,
      String amount) {
    application.addEntry(legalEntityId, declaredOn, approvedOn, controlledOn, label, amount);
  }

  /** The exports so far, without the deleted ones (historique des exports comptables). */
  public List<Export> history() {
    return application.history().stream()
        .map(export -> new Export(export.id(), export.legalEntityId(), export.entries()))
        .toList();
  }

  /**
   * Deletes an export, as an administrator can in the web interface. Its entries can be exported
   * again.
   *
   * @throws NoSuchElementException if there is no such export
   */
  public void deleteExport(long id) {
    application.deleteExport(id);
  }

  @Override
  public synchronized void reset() {
    application = install();
  }

  private LuccaCleemyApplication install() {
    LuccaCleemyApplication fresh =
        new LuccaCleemyApplication(clock, url(), APPLICATION_KEY, CLIENT_ID, CLIENT_SECRET);
    server.reset(fresh);
    return fresh;
  }
}
