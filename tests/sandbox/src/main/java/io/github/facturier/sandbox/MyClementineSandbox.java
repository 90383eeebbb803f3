package io.github.facturier.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * A company at MyClementine in memory, with its accounting documents, its user and his tokens. It
 * keeps accrual accounting until it is told otherwise. Safe for use by several threads.
 */
public final class MyClementineSandbox extends ProviderSandbox {
  private final Clock clock;
  private final Spec spec = Spec.load("myclementine.yaml", "");
  private volatile ClemApplication application;

  /** How the company keeps its books. */
  public enum Accounting {
    /** Cash accounting (comptabilité trésorerie). */
    CASH("0"),
    /** Accrual accounting (comptabilité en engagement). */
    ACCRUAL("1");

    final String wire;

    Accounting(String wire) {
      this.wire = wire;
    }
  }

  MyClementineSandbox(Clock clock) {
    this.clock = clock;
    this.application = install();
  }

  @Override
  public URI url() {
    return super.url().resolve("api/");
  }

  /** User name that the login takes with {@link #password()}. */
  public String username() {
    return ClemState.USERNAME;
  }

  /** Password of {@link #username()}, as it is before anybody changes it. */
  public String password() {
    return ClemState.PASSWORD;
  }

  /** Identifier of the user. */
  public long userId() {
    return ClemState.USER_ID;
  }

  /** Identifier of the company. */
  public long societyId() {
    return ClemState.SOCIETY_ID;
  }

  /** Has the company keep its books in that way from now on; tokens stay valid. */
  public void accounting(Accounting accounting) {
    application.change(state -> state.accounting = accounting);
  }

  /** Ends all sessions: the next call with a token that was given so far is answered with 401. */
  public void expireTokens() {
    application.change(state -> state.tokens.clear());
  }

  /** A token as a login would give it. */
  public String newToken() {
    return application.read(ClemState::newToken);
  }

  /** The document that a bank transaction was linked to. */
  public Optional<Long> linkedFile(long transactionId) {
    return application.read(state -> Optional.ofNullable(state.links.get(transactionId)));
  }

  /** The category that an invoice was put into. */
  public Optional<Long> category(long fileId) {
    return application.read(state -> Optional.ofNullable(state.categories.get(fileId)));
  }

  /** The company's logo as it was uploaded, empty if none was. */
  public byte[] logo() {
    return application.read(state -> state.logo.clone());
  }

  @Override
  public void reset() {
    application = install();
  }

  private ClemApplication install() {
    ClemApplication fresh = new ClemApplication(spec, new ClemState(clock));
    server.reset(fresh);
    return fresh;
  }
}
