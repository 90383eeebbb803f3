package io.github.facturier.sandbox;

import io.github.facturier.sandbox.vosfactures.AttachmentStorage;
import io.github.facturier.sandbox.vosfactures.VosFacturesApplication;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * An account of VosFactures in memory.
 *
 * <p>It keeps created records, computes totals, numbers documents, pages and filters lists, and
 * responds in the provider's format, errors included. A new account has one department and one
 * warehouse. Thread-safe.
 */
public final class VosFacturesSandbox extends ProviderSandbox {
  private static final String API_TOKEN = "sandbox-qCedKxkTgQhGJpiI2SU";

  private final Clock clock;
  private final RecordingServer storageServer = new RecordingServer();
  private volatile VosFacturesApplication application;

  VosFacturesSandbox(Clock clock) {
    this.clock = clock;
    this.application = install();
  }

  /** URL of the storage that receives attachments; it has another port. */
  public URI storageUrl() {
    return storageServer.url();
  }

  /** Name of the account. */
  public String account() {
    return VosFacturesApplication.ACCOUNT;
  }

  /** The accepted API token; any other results in 401. */
  public String apiToken() {
    return API_TOKEN;
  }

  /** User name that {@code login.json} accepts with {@link #password()}. */
  public String login() {
    return VosFacturesApplication.LOGIN;
  }

  /** Password of {@link #login()}. */
  public String password() {
    return VosFacturesApplication.PASSWORD;
  }

  /** Injects a fault into the next upload to the storage. */
  public void failNextUpload(Fault fault) {
    storageServer.failNext(fault, 1);
  }

  /** The requests received, in order, without those to the storage. */
  @Override
  public List<RecordedCall> requests() {
    return server.calls();
  }

  /** The requests that the storage received. */
  public List<RecordedCall> uploads() {
    return storageServer.calls();
  }

  /** The emails that the sandbox would have sent. */
  public List<SentEmail> emails() {
    return SentEmail.of(application.emails());
  }

  /**
   * Records that a reminder was sent for a document. Reminders are read-only in the API.
   *
   * @param kind kind of reminder, such as {@code send_overdue} or {@code formal_letter}
   * @throws NoSuchElementException if there is no such document
   */
  public void remind(long invoiceId, String kind) {
    application.remind(invoiceId, kind);
  }

  /**
   * How the requests violate the provider's OpenAPI document, and which requests sent a secret to
   * the storage.
   */
  @Override
  public List<String> violations() {
    List<String> all = new ArrayList<>(server.violations());
    all.addAll(storageServer.violations());
    return List.copyOf(all);
  }

  /** Restores the initial state: an empty account, no recorded requests, no pending faults. */
  @Override
  public synchronized void reset() {
    application = install();
  }

  private VosFacturesApplication install() {
    AttachmentStorage storage = new AttachmentStorage(storageServer.url(), API_TOKEN);
    VosFacturesApplication fresh =
        new VosFacturesApplication(clock, server.url(), storage, API_TOKEN);
    storageServer.reset(storage);
    server.reset(fresh);
    return fresh;
  }

  @Override
  void close() {
    super.close();
    storageServer.close();
  }
}
