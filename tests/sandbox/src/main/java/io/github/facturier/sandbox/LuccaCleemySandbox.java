package io.github.facturier.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * An account of Lucca Cleemy in memory: establishments, and accounting entries that can be exported
 * once. A new account has the establishments 1 to 3 in two companies, and three entries of
 * establishment 1, of November 2015. Safe for use by several threads.
 *
 * <p>{@code until} leaves its day out, as the help page has it.
 */
public final class LuccaCleemySandbox extends ProviderSandbox {
  private static final String APPLICATION_KEY = "sandbox-5c2a1f0e-9d3b-4c6e-8f7a";

  private final Clock clock;
  private final Spec spec = Spec.load("lucca-cleemy.yaml", "");
  private volatile LuccaApplication application;

  /**
   * An export in the history.
   *
   * @param id its number
   * @param legalEntityId the establishment whose entries it has
   * @param entries how many they are
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

  /** The application key that is accepted; any other is answered with 401. */
  public String applicationKey() {
    return APPLICATION_KEY;
  }

  /** Adds an establishment to the first company, and gives its identifier. */
  public long addEstablishment(String name) {
    return application.read(state -> state.addEstablishment(name, 1, false));
  }

  /** Adds an entry that was declared, approved and controlled on that day, not exported so far. */
  public void addEntry(long legalEntityId, LocalDate day, String label, String amount) {
    addEntry(legalEntityId, day, day, day, label, amount);
  }

  /** Adds an entry that was not exported so far. */
  public void addEntry(
      long legalEntityId,
      LocalDate declaredOn,
      LocalDate approvedOn,
      LocalDate controlledOn,
      String label,
      String amount) {
    application.change(
        state ->
            state.entries.add(
                new LuccaEntry(
                    legalEntityId, declaredOn, approvedOn, controlledOn, label, amount)));
  }

  /** The exports so far, without those that were deleted (historique des exports comptables). */
  public List<Export> history() {
    return application.read(LuccaState::history);
  }

  /**
   * Deletes an export, as an administrator would in the web interface: its entries can be exported
   * again.
   *
   * @throws NoSuchElementException if there is no such export
   */
  public void deleteExport(long id) {
    application.change(state -> state.deleteExport(id));
  }

  @Override
  public void reset() {
    application = install();
  }

  private LuccaApplication install() {
    LuccaApplication fresh =
        new LuccaApplication(spec, new LuccaState(clock, url()), APPLICATION_KEY);
    server.reset(fresh);
    return fresh;
  }
}
