package io.github.facturier.sandbox;

import io.github.facturier.sandbox.facturationpro.FacturationProApplication;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * An account of Facturation.pro in memory, with two firms.
 *
 * <p>It keeps created records, computes totals, numbers documents, pages and filters lists, counts
 * requests against the quotas, issues access tokens, and responds in the provider's format, as
 * JSONP on request. A user agent without a contact is a violation. A firm has one recurring invoice
 * and one recurring purchase, which are read-only in the API. Thread-safe.
 */
public final class FacturationProSandbox extends ProviderSandbox {
  private static final int REQUESTS = 600;
  private static final int REQUESTS_A_DAY = 10_000;

  private final Clock clock;
  private volatile FacturationProApplication application;

  FacturationProSandbox(Clock clock) {
    this.clock = clock;
    this.application = install(REQUESTS, REQUESTS_A_DAY);
  }

  /** The identifier of the first firm. */
  public long firmId() {
    return FacturationProApplication.FIRST_FIRM_ID;
  }

  /** The identifier of the second firm. */
  public long otherFirmId() {
    return FacturationProApplication.SECOND_FIRM_ID;
  }

  /** The API identifier, which is accepted with {@link #key()} only. */
  public String identifier() {
    return FacturationProApplication.IDENTIFIER;
  }

  /** The API key of {@link #identifier()}. */
  public String key() {
    return FacturationProApplication.KEY;
  }

  /** The client identifier of the registered OAuth 2 application. */
  public String clientId() {
    return FacturationProApplication.CLIENT_ID;
  }

  /** The client secret of the registered OAuth 2 application. */
  public String clientSecret() {
    return FacturationProApplication.CLIENT_SECRET;
  }

  /** The redirect URI of the registered OAuth 2 application. */
  public String redirectUri() {
    return FacturationProApplication.REDIRECT_URI;
  }

  /** The lifetime of an access token, in seconds of the sandbox's clock. */
  public long tokenSeconds() {
    return FacturationProApplication.TOKEN_SECONDS;
  }

  /** Invalidates all access tokens, as a change of the user's password does. */
  public void endAccessTokens() {
    application.endAccessTokens();
  }

  /** Invalidates all refresh tokens, as a user does who revokes their consent. */
  public void revokeRefreshTokens() {
    application.revokeRefreshTokens();
  }

  /** Every secret that the sandbox has or has issued since the last {@link #reset()}. */
  public Set<String> secrets() {
    return application.secrets();
  }

  /**
   * Restores the initial state with other quotas than the provider's 600 requests in five minutes
   * and 10,000 a day.
   *
   * @throws IllegalArgumentException if a quota is below 1
   */
  public synchronized void resetWithQuotas(int requests, int requestsADay) {
    if (requests < 1 || requestsADay < 1) {
      throw new IllegalArgumentException("resetWithQuotas: a quota must be at least 1");
    }
    application = install(requests, requestsADay);
  }

  /** The URL of an HTML page that loads a customer with JSONP and shows their name. */
  public URI customerPage(long firmId, long customerId) {
    return url().resolve("/sandbox/customer.html?firm=" + firmId + "&customer=" + customerId);
  }

  /** The emails that the sandbox would have sent. */
  public List<SentEmail> emails() {
    return SentEmail.of(application.emails());
  }

  /**
   * Restores the initial state: empty firms, no recorded requests, no pending faults, unused
   * quotas.
   */
  @Override
  public synchronized void reset() {
    application = install(REQUESTS, REQUESTS_A_DAY);
  }

  private FacturationProApplication install(int requests, int requestsADay) {
    FacturationProApplication fresh =
        new FacturationProApplication(clock, server.url(), requests, requestsADay);
    server.reset(fresh);
    return fresh;
  }
}
