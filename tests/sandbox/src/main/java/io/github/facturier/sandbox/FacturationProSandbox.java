package io.github.facturier.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * An account of Facturation.pro in memory, with two firms.
 *
 * <p>It keeps what is created, computes totals, numbers documents, pages and filters lists, counts
 * requests against the quotas, hands out access tokens, and answers in the provider's shapes, as
 * JSONP where that is asked for. A user agent without a contact is a violation. A firm holds one
 * recurring invoice and one recurring purchase, which the API only reads. Safe for use by several
 * threads.
 */
public final class FacturationProSandbox extends ProviderSandbox {
  private static final int REQUESTS = 600;
  private static final int REQUESTS_A_DAY = 10_000;

  private final Clock clock;
  private final Spec spec = Spec.load("facturation-pro.yaml", FproApplication.CALLBACK);
  private volatile FproApplication application;

  FacturationProSandbox(Clock clock) {
    this.clock = clock;
    this.application = install(REQUESTS, REQUESTS_A_DAY);
  }

  /** The identifier of the first firm. */
  public long firmId() {
    return FproFirms.FIRST;
  }

  /** The identifier of the second firm. */
  public long otherFirmId() {
    return FproFirms.SECOND;
  }

  /** The first half of the API key that is accepted. */
  public String identifier() {
    return FproAccess.IDENTIFIER;
  }

  /** The second half of the API key that is accepted. */
  public String key() {
    return FproAccess.KEY;
  }

  /** The identifier of the OAuth application that is registered. */
  public String clientId() {
    return FproAccess.CLIENT_ID;
  }

  /** The secret of the OAuth application that is registered. */
  public String clientSecret() {
    return FproAccess.CLIENT_SECRET;
  }

  /** The redirect address of the OAuth application that is registered. */
  public String redirectUri() {
    return FproAccess.REDIRECT_URI;
  }

  /** How long an access token lasts, in seconds of the sandbox's clock. */
  public long tokenSeconds() {
    return FproAccess.LIFETIME_SECONDS;
  }

  /** Ends all access tokens, as if their user had changed his password. */
  public void endAccessTokens() {
    application.endAccessTokens();
  }

  /** Makes all refresh tokens useless, as if their user had taken his consent back. */
  public void revokeRefreshTokens() {
    application.revokeRefreshTokens();
  }

  /** Every secret that the sandbox knows or handed out since the last {@link #reset()}. */
  public Set<String> secrets() {
    return application.secrets();
  }

  /**
   * Starts afresh with other quotas than the provider's 600 in five minutes and 10,000 a day.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public synchronized void resetWithQuotas(int requests, int requestsADay) {
    if (requests < 1 || requestsADay < 1) {
      throw new IllegalArgumentException("resetWithQuotas: a quota must be 1 at least");
    }
    application = install(requests, requestsADay);
  }

  /** A page for a browser that loads a customer by JSONP and shows his name. */
  public URI customerPage(long firmId, long customerId) {
    return url().resolve("/sandbox/customer.html?firm=" + firmId + "&customer=" + customerId);
  }

  /** The emails that would have been sent. */
  public List<SentEmail> emails() {
    return application.emails();
  }

  /** Starts afresh: empty firms, no recorded requests, no pending faults, unused quotas. */
  @Override
  public synchronized void reset() {
    application = install(REQUESTS, REQUESTS_A_DAY);
  }

  private FproApplication install(int requests, int requestsADay) {
    FproApplication fresh = new FproApplication(spec, clock, server.url(), requests, requestsADay);
    server.reset(fresh);
    return fresh;
  }
}
