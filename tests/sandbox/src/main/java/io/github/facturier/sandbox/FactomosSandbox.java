package io.github.facturier.sandbox;

import io.github.facturier.sandbox.factomos.FactomosApplication;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Factomos in memory, initially with one account.
 *
 * <p>It decrypts requests and encrypts responses with the JDK's own cipher. It keeps created
 * records, computes totals and statuses, numbers documents, pages lists, counts the calls of the
 * day, signs users in, and responds with the provider's errors. Thread-safe.
 */
public final class FactomosSandbox extends ProviderSandbox {
  private static final String TOKEN = "sandbox-8d41c07be7";
  private static final String SECRET = "Sandbox-Secret16";

  private final Clock clock;
  private volatile FactomosApplication application;

  FactomosSandbox(Clock clock) {
    this.clock = clock;
    this.application = install();
  }

  /** The API token of the account. */
  public String token() {
    return TOKEN;
  }

  /** The API secret of the account, 16 bytes long. */
  public String secret() {
    return SECRET;
  }

  /** The email address with which the user of the account signs in. */
  public String username() {
    return FactomosApplication.USERNAME;
  }

  /** The decrypted form of each action so far: {@code action=getClient&client_id=766}. */
  public List<String> queries() {
    return application.queries();
  }

  /** The emails that the sandbox would have sent. */
  public List<SentEmail> emails() {
    return SentEmail.of(application.emails());
  }

  /** Sets the quota of calls per account and day. Default: 500. */
  public void callsPerDay(int most) {
    application.callsPerDay(most);
  }

  /**
   * Lets the next call of an action fail with an error. The call has no effect.
   *
   * @param code error code, such as -9
   * @throws IllegalArgumentException if there is no such action
   */
  public void refuseNext(String action, int code) {
    application.refuseNext(action, code);
  }

  /**
   * Registers a webhook, which is notified of each change in the account. It is called only if it
   * is on the loopback interface.
   */
  public void notifyTo(URI webhook) {
    application.notifyTo(webhook.toString());
  }

  /**
   * Notifies the webhook of an event that no action of the API causes.
   *
   * @param type type of the event, such as {@code update_stock}
   * @param id identifier of the record
   * @param custom value of {@code custom}, null to leave it out
   */
  public void notify(String type, long id, @Nullable String custom) {
    application.notify(type, id, custom);
  }

  /**
   * Submits the last authorization form on behalf of the user: the token and secret of the account
   * are posted to the application's callback, and its webhook is notified from now on. Both are
   * called only if they are on the loopback interface.
   *
   * @throws IllegalStateException if no authorization form was requested
   */
  public void agree() {
    application.agree();
  }

  @Override
  public synchronized void reset() {
    application = install();
  }

  private FactomosApplication install() {
    FactomosApplication fresh = new FactomosApplication(clock, TOKEN, SECRET);
    server.reset(fresh);
    return fresh;
  }
}
