package io.github.facturier.contract.fire;

import io.github.facturier.runtime.client.ClientBuilder;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** The address, timeouts and limits of a client. */
enum ClientSetup {
  DIRECT(builder -> builder.readTimeout(Duration.ofSeconds(60))),

  /** A port without a listener. */
  CLOSED(builder -> {}),

  /** A host name that does not resolve. */
  UNKNOWN(
      builder ->
          builder.httpClient(
              new OkHttpClient.Builder()
                  .dns(
                      host -> {
                        throw new UnknownHostException(host);
                      })
                  .build())),

  /** A host with a certificate that is not trusted. */
  UNTRUSTED(builder -> {}),

  /** A short timeout, long enough for the beginning of a response to arrive on a busy machine. */
  SHORT_TIMEOUT(builder -> builder.readTimeout(Duration.ofSeconds(3))),

  SMALL_RESPONSES(builder -> builder.maxResponseBytes(Payloads.MEBIBYTE));

  private final Consumer<ClientBuilder<?>> settings;

  ClientSetup(Consumer<ClientBuilder<?>> settings) {
    this.settings = settings;
  }

  void set(ClientBuilder<?> builder) {
    settings.accept(builder);
  }
}
