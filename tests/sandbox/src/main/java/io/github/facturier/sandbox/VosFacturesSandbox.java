package io.github.facturier.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * An account of VosFactures in memory.
 *
 * <p>It keeps what is created, computes totals, numbers documents, pages and filters lists, and
 * answers in the provider's shapes, errors included. A new account holds one department and one
 * warehouse. Safe for use by several threads.
 */
public final class VosFacturesSandbox extends ProviderSandbox {
  private static final String API_TOKEN = "sandbox-qCedKxkTgQhGJpiI2SU";

  private final Clock clock;
  private final Spec spec = Spec.load("vosfactures.yaml", "api_token");
  private final LoopbackServer storageServer = new LoopbackServer();
  private volatile VosApplication application;

  VosFacturesSandbox(Clock clock) {
    this.clock = clock;
    this.application = install();
  }

  /** Address of the storage that attachments are uploaded to; another port. */
  public URI storageUrl() {
    return storageServer.url();
  }

  /** Name of the account. */
  public String account() {
    return VosAccounts.NAME;
  }

  /** The API token that is accepted; any other is answered with 401. */
  public String apiToken() {
    return API_TOKEN;
  }

  /** User name that {@code login.json} accepts with {@link #password()}. */
  public String login() {
    return VosAccounts.LOGIN;
  }

  /** Password of {@link #login()}. */
  public String password() {
    return VosAccounts.PASSWORD;
  }

  /** Spoils the next upload to the storage. */
  public void failNextUpload(Fault fault) {
    storageServer.failNext(fault, 1);
  }

  /** The requests that arrived, in order, those to the storage apart. */
  @Override
  public List<RecordedCall> requests() {
    return server.calls();
  }

  /** The requests that arrived at the storage. */
  public List<RecordedCall> uploads() {
    return storageServer.calls();
  }

  /** The emails that would have been sent. */
  public List<SentEmail> emails() {
    return application.emails();
  }

  /**
   * Notes that a reminder was sent for a document; the API itself only reads them.
   *
   * @param kind such as {@code send_overdue} or {@code formal_letter}
   * @throws NoSuchElementException if there is no such document
   */
  public void remind(long invoiceId, String kind) {
    try {
      application.remind(invoiceId, kind);
    } catch (Refusal refusal) {
      throw new NoSuchElementException("No document " + invoiceId);
    }
  }

  /**
   * What was wrong with the requests: what the OpenAPI document does not allow, and a secret that
   * reached the storage.
   */
  @Override
  public List<String> violations() {
    List<String> all = new ArrayList<>(server.violations());
    all.addAll(storageServer.violations());
    return List.copyOf(all);
  }

  /** Starts afresh: an empty account, no recorded requests, no pending faults. */
  @Override
  public synchronized void reset() {
    application = install();
  }

  private VosApplication install() {
    VosStorage files = new VosStorage(storageServer.url(), API_TOKEN);
    VosState state = new VosState(clock, server.url());
    VosApplication fresh = new VosApplication(spec, state, files, API_TOKEN);
    storageServer.reset(files);
    server.reset(fresh);
    return fresh;
  }

  @Override
  void close() {
    super.close();
    storageServer.close();
  }
}
