package io.github.facturier.contract.fire;

import io.github.facturier.runtime.client.ClientBuilder;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** How a client gets to its server, and how much it puts up with. */
enum Way {
  DIRECT(builder -> builder.readTimeout(Duration.ofSeconds(60))),

  /** To a port that nobody listens at. */
  CLOSED(builder -> {}),

  /** To a host that nobody knows. */
  UNKNOWN(
      builder ->
          builder.httpClient(
              new OkHttpClient.Builder()
                  .dns(
                      host -> {
                        throw new UnknownHostException(host);
                      })
                  .build())),

  /** To a host whose certificate nobody vouches for. */
  UNTRUSTED(builder -> {}),

  /** Long enough for the beginning of an answer to arrive on a busy machine. */
  IMPATIENT(builder -> builder.readTimeout(Duration.ofSeconds(3))),

  SPARING(builder -> builder.maxResponseBytes(Payloads.MEBIBYTE));

  private final Consumer<ClientBuilder<?>> settings;

  Way(Consumer<ClientBuilder<?>> settings) {
    this.settings = settings;
  }

  void set(ClientBuilder<?> builder) {
    settings.accept(builder);
  }
}
