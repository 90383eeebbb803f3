package io.github.facturier.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Factomos in memory, with one account to begin with.
 *
 * <p>It decrypts what it is sent and encrypts what it answers, by means of the JDK's own cipher. It
 * keeps what is created, computes totals and statuses, numbers documents, pages lists, counts the
 * calls of the day, signs users in, and answers with the provider's errors. Safe for use by several
 * threads.
 */
public final class FactomosSandbox extends ProviderSandbox {
  private static final String TOKEN = "sandbox-8d41c07be7";
  private static final String SECRET = "Sandbox-Secret16";

  private final Clock clock;
  private final Spec spec = Spec.load("factomos.yaml", "");
  private volatile FacApplication application;

  FactomosSandbox(Clock clock) {
    this.clock = clock;
    this.application = install();
  }

  /** The token of the account's keys. */
  public String token() {
    return TOKEN;
  }

  /** The secret of the account's keys, 16 bytes long. */
  public String secret() {
    return SECRET;
  }

  /** The email address that the account's user signs in with. */
  public String username() {
    return FacAccounts.USERNAME;
  }

  /** The forms of the actions so far, decrypted: {@code action=getClient&client_id=766}. */
  public List<String> queries() {
    return application.queries();
  }

  /** The emails that would have been sent. */
  public List<SentEmail> emails() {
    return application.emails();
  }

  /** How many calls an account has a day: 500, unless you say otherwise. */
  public void callsPerDay(int most) {
    application.callsPerDay(most);
  }

  /**
   * Has the next call of an action refused with an error, which has no effect then.
   *
   * @param code such as -9
   * @throws IllegalArgumentException if there is no such action
   */
  public void refuseNext(String action, int code) {
    application.refuseNext(action, code);
  }

  /** Tells an address of all that is done in the account, if it is on the loopback interface. */
  public void notifyTo(URI webhook) {
    application.notifyTo(webhook.toString());
  }

  /**
   * Sends a notification of something that the API has no action for.
   *
   * @param type such as {@code update_stock}
   * @param id what it is about
   * @param custom what is handed back, null for nothing
   */
  public void notify(String type, long id, @Nullable String custom) {
    application.notify(type, id, custom);
  }

  /**
   * The user agrees to the last authorization form that was shown: the keys of the account are
   * posted to the application's callback, and its webhook is notified from now on. Both are called
   * only if they are on the loopback interface.
   *
   * @throws IllegalStateException if no form was shown
   */
  public void agree() {
    application.agree();
  }

  @Override
  public void reset() {
    application = install();
  }

  private FacApplication install() {
    FacApplication fresh = new FacApplication(spec, clock, TOKEN, SECRET);
    server.reset(fresh);
    return fresh;
  }
}
