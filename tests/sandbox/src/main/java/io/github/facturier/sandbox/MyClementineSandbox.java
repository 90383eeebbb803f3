package io.github.facturier.sandbox;

import io.github.facturier.sandbox.myclementine.AccountingType;
import io.github.facturier.sandbox.myclementine.MyClementineApplication;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * A company of MyClementine in memory, with its accounting documents, its user and the user's
 * tokens. Its accounting type is initially accrual. Thread-safe.
 */
public final class MyClementineSandbox extends ProviderSandbox {
  private final Clock clock;
  private volatile MyClementineApplication application;

  /** Accounting type of the company. */
  public enum Accounting {
    /** Cash accounting (comptabilité trésorerie). */
    CASH(AccountingType.CASH),
    /** Accrual accounting (comptabilité en engagement). */
    ACCRUAL(AccountingType.ACCRUAL);

    private final AccountingType type;

    Accounting(AccountingType type) {
      this.type = type;
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

  /** User name that the login accepts with {@link #password()}. */
  public String username() {
    return MyClementineApplication.USERNAME;
  }

  /** Initial password of {@link #username()}. */
  public String password() {
    return MyClementineApplication.PASSWORD;
  }

  /** Identifier of the user. */
  public long userId() {
    return MyClementineApplication.USER_ID;
  }

  /** Identifier of the company. */
  public long societyId() {
    return MyClementineApplication.SOCIETY_ID;
  }

  /** Changes the accounting type of the company; tokens stay valid. */
  public void accounting(Accounting accounting) {
    application.accounting(accounting.type);
  }

  /** Invalidates all tokens: the next call with one of them results in 401. */
  public void expireTokens() {
    application.expireTokens();
  }

  /** Issues a token, as a login does. */
  public String newToken() {
    return application.newToken();
  }

  /** The document that a bank transaction is linked to. */
  public Optional<Long> linkedFile(long transactionId) {
    return application.linkedFile(transactionId);
  }

  /** The category of an invoice. */
  public Optional<Long> category(long fileId) {
    return application.category(fileId);
  }

  /** The uploaded logo of the company, empty if there is none. */
  public byte[] logo() {
    return application.logo();
  }

  @Override
  public synchronized void reset() {
    application = install();
  }

  private MyClementineApplication install() {
    MyClementineApplication fresh = new MyClementineApplication(clock);
    server.reset(fresh);
    return fresh;
  }
}
