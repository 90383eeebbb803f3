package io.github.facturier.contract.fire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.provider.WireResponse;
import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.RetryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests at the moment when a server closes its idle connections: none fails, and no write is
 * received twice, though no write is resent. For comparison, plain OkHttp makes the same requests
 * with and without its resending.
 */
class IdleConnectionTest {
  private static final long SEED = 20261128;
  private static final ServerSocketFactory SELF_SIGNED = Certificate.sockets();

  /** After how long a server closes a connection, and how many writes come after pauses like it. */
  private enum Pace {
    HUNDRED_MILLIS(100, 40, 5, 50),
    SECOND(1_000, 60, 1, 10),
    FIVE_SECONDS(5_000, 60, 1, 4);

    private final int keepAliveMillis;
    private final int workers;
    private final int sample;
    private final int whole;

    Pace(int keepAliveMillis, int workers, int sample, int whole) {
      this.keepAliveMillis = keepAliveMillis;
      this.workers = workers;
      this.sample = sample;
      this.whole = whole;
    }

    int rounds() {
      return Fire.isWhole() ? whole : sample;
    }

    /** A few milliseconds before or after, or well after. */
    long pause(Random random) {
      return keepAliveMillis + (random.nextInt(4) == 0 ? 60 : random.nextInt(11) - 5);
    }
  }

  private enum Wire {
    HTTP_1,
    HTTP_1_OF_THE_USERS,
    TLS,
    HTTP_2;

    ServerSocketFactory sockets() {
      return this == TLS ? SELF_SIGNED : ServerSocketFactory.getDefault();
    }

    String url(KeepAliveServer server) {
      return (this == TLS ? "https" : "http") + "://127.0.0.1:" + server.port() + "/";
    }

    /** The HTTP client of the user, null for none. */
    OkHttpClient http() {
      return switch (this) {
        case HTTP_1 -> null;
        case HTTP_1_OF_THE_USERS -> new OkHttpClient();
        case TLS -> Certificate.trusting().build();
        case HTTP_2 ->
            new OkHttpClient.Builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .socketFactory(new PromptConnections())
                .build();
      };
    }
  }

  /** Makes one write. */
  private interface Writer {
    void write(String marker) throws IOException;
  }

  private interface WriterFactory {
    Writer writer(KeepAliveServer server);
  }

  @ParameterizedTest
  @EnumSource
  void noWriteFailsOrIsReceivedTwice(Wire wire) throws Exception {
    OkHttpClient http = wire.http();
    Row row = write(ProviderUnderTest.VOS_FACTURES);
    Outcome ours = run(wire, row, server -> ours(wire, row, server, http));
    OkHttpClient plain = http == null ? new OkHttpClient() : http;
    Outcome theirs = run(wire, row, server -> plain(wire, server, plain));
    OkHttpClient strict = plain.newBuilder().retryOnConnectionFailure(false).build();
    Outcome unsafe = run(wire, row, server -> plain(wire, server, strict));
    Fire.report(
        String.format(
            Locale.ROOT,
            "Writes at the end of keep-alive, %s: %d writes, %d failed, %d received twice; plain"
                + " OkHttp %d failed, without its resending %d.%n",
            wire,
            ours.writes,
            ours.failures.size(),
            ours.twice,
            theirs.failures.size(),
            unsafe.failures.size()));
    assertTrue(unsafe.failures.size() > 20, "few connections were closed in time");
    assertEquals(0, ours.twice);
    assertEquals(List.of(), ours.failures);
  }

  /** No retry is needed for that. */
  @ParameterizedTest
  @EnumSource
  void noReadFails(Wire wire) throws Exception {
    OkHttpClient http = wire.http();
    Row row = read(ProviderUnderTest.VOS_FACTURES);
    Outcome ours = run(Pace.HUNDRED_MILLIS, wire, row, server -> ours(wire, row, server, http));
    assertEquals(List.of(), ours.failures);
  }

  /** All providers, with the pauses at which plain OkHttp without resending fails most often. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void noWriteOfAnyProviderFails(ProviderUnderTest provider) throws Exception {
    Row row = write(provider);
    Outcome ours =
        run(Pace.HUNDRED_MILLIS, Wire.HTTP_1, row, server -> ours(Wire.HTTP_1, row, server, null));
    assertEquals(0, ours.twice);
    assertEquals(List.of(), ours.failures);
  }

  /** Consecutive writes reuse the connection. */
  @Test
  void writesThatFollowEachOtherShareAConnection() throws Exception {
    Row row = write(ProviderUnderTest.VOS_FACTURES);
    int writes = 200;
    for (Wire wire : Wire.values()) {
      try (KeepAliveServer server = server(wire, 60_000, row)) {
        Writer writer = ours(wire, row, server, wire.http());
        for (int i = 0; i < writes; i++) {
          writer.write("" + i);
        }
        assertEquals(writes, server.requests.get());
        assertTrue(server.connections.get() <= writes / 4, () -> wire + ": " + server.connections);
      }
    }
  }

  /** Writes at the same time share the one connection of HTTP/2, and none closes it for another. */
  @Test
  void aConnectionInUseIsNotClosed() throws Exception {
    Row row = write(ProviderUnderTest.VOS_FACTURES);
    try (KeepAliveServer server = server(Wire.HTTP_2, 60_000, row)) {
      Writer writer = ours(Wire.HTTP_2, row, server, Wire.HTTP_2.http());
      int threads = 16;
      int rounds = 40;
      List<String> failures =
          inParallel(
              threads,
              worker -> {
                Random random = new Random(SEED + worker);
                for (int i = 0; i < rounds; i++) {
                  Thread.sleep(random.nextInt(60));
                  writer.write("" + i);
                }
                return List.of();
              });
      assertEquals(List.of(), failures);
      assertEquals(threads * rounds, server.requests.get());
    }
  }

  private static Row write(ProviderUnderTest provider) {
    return Row.all().stream()
        .filter(
            row ->
                row.provider() == provider
                    && !row.operation().isRead()
                    && row.operation().id().matches("createInvoice|createClient|editMy.*|create.*"))
        .findFirst()
        .orElseThrow();
  }

  private static Row read(ProviderUnderTest provider) {
    return Row.all().stream()
        .filter(row -> row.provider() == provider && row.operation().id().equals("getClient"))
        .findFirst()
        .orElseThrow();
  }

  private static KeepAliveServer server(Wire wire, int keepAliveMillis, Row row) {
    WireResponse response =
        wire == Wire.HTTP_2
            ? new WireResponse(200, null, "{\"id\":1}".getBytes(StandardCharsets.UTF_8))
            : row.success();
    return new KeepAliveServer(wire.sockets(), wire == Wire.HTTP_2, keepAliveMillis, response);
  }

  private static Writer ours(Wire wire, Row row, KeepAliveServer server, OkHttpClient http) {
    ClientUnderTest client =
        row.provider()
            .client(
                wire.url(server),
                Secrets.of(row.provider()),
                builder -> {
                  builder.retryPolicy(RetryPolicy.NONE);
                  if (http != null) {
                    builder.httpClient(http);
                  }
                });
    return marker -> {
      ApiCall<?> call =
          client
              .call(row.operation())
              .with(request -> request.newBuilder().header(KeepAliveServer.MARKER, marker).build());
      Throwable failure = Results.failure(call, CallStyle.RESULT);
      if (failure != null) {
        throw new IOException(failure);
      }
    };
  }

  private static Writer plain(Wire wire, KeepAliveServer server, OkHttpClient http) {
    OkHttpClient own = http.newBuilder().connectionPool(new ConnectionPool()).build();
    return marker -> {
      Request request =
          new Request.Builder()
              .url(wire.url(server))
              .header(KeepAliveServer.MARKER, marker)
              .post(RequestBody.create(new byte[100]))
              .build();
      try (Response response = own.newCall(request).execute()) {
        response.body().bytes();
      }
    };
  }

  private record Outcome(int writes, List<String> failures, long twice) {
    Outcome plus(Outcome other) {
      List<String> all = new ArrayList<>(failures);
      all.addAll(other.failures);
      return new Outcome(writes + other.writes, all, twice + other.twice);
    }
  }

  private static Outcome run(Wire wire, Row row, WriterFactory writers) throws Exception {
    Outcome sum = new Outcome(0, List.of(), 0);
    for (Pace pace : Pace.values()) {
      sum = sum.plus(run(pace, wire, row, writers));
    }
    return sum;
  }

  private static Outcome run(Pace pace, Wire wire, Row row, WriterFactory writers)
      throws Exception {
    AtomicInteger writes = new AtomicInteger();
    try (KeepAliveServer server = server(wire, pace.keepAliveMillis, row)) {
      List<String> failures =
          inParallel(
              pace.workers,
              worker -> {
                Random random = new Random(SEED + worker);
                Writer writer = writers.writer(server);
                writer.write(worker + " first");
                List<String> failed = new ArrayList<>();
                for (int i = 0; i < pace.rounds(); i++) {
                  Thread.sleep(pace.pause(random));
                  writes.incrementAndGet();
                  try {
                    writer.write(worker + " " + i);
                  } catch (IOException e) {
                    failed.add(pace + ": " + e);
                  }
                }
                return failed;
              });
      long twice = server.received.values().stream().filter(times -> times.get() > 1).count();
      int calls = pace.workers * (pace.rounds() + 1);
      twice += Math.max(0, server.requests.get() - calls);
      return new Outcome(writes.get(), failures, twice);
    }
  }

  private interface Work {
    /** The failure. */
    List<String> run(int worker) throws IOException, InterruptedException;
  }

  private static List<String> inParallel(int workers, Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<List<String>>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        int worker = i;
        running.add(threads.submit(() -> work.run(worker)));
      }
      List<String> failures = new ArrayList<>();
      for (Future<List<String>> one : running) {
        failures.addAll(one.get(2, TimeUnit.MINUTES));
      }
      return failures;
    } finally {
      threads.shutdownNow();
    }
  }
}
