package io.github.facturier.contract.fire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.runtime.client.Pauses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/**
 * No write is carried out twice, and no success is lost, whatever fails. The server carries out
 * each request that it receives, except those that it refuses with 429. Many threads on one client
 * per provider make thousands of writes, over connections that are kept or cut at random. Each call
 * has a unique marker, which the server counts.
 */
class NoDuplicatesTest {
  private static final int WHOLE = 10_000;
  private static final int SAMPLE = 1_000;
  private static final int THREADS = 64;
  private static final int LEAST_OF_EACH = 20;
  private static final long SEED = 20260316;

  private final ThreadLocal<Integer> marker = new ThreadLocal<>();

  /** A client of the user, whose interceptor is called once per call, even if it is resent. */
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(THREADS, 1, TimeUnit.MINUTES))
          .readTimeout(1, TimeUnit.MINUTES)
          .addInterceptor(
              chain ->
                  chain.proceed(
                      chain
                          .request()
                          .newBuilder()
                          .header(AccidentProneServer.MARKER, marker.get().toString())
                          .build()))
          .build();

  @Test
  void nothingIsReceivedTwiceAndNoSuccessIsLost() throws Exception {
    int count = Fire.isWhole() ? WHOLE : SAMPLE;
    List<Row> calls = calls(count);
    List<RequestLog> logs = IntStream.range(0, count).mapToObj(i -> new RequestLog()).toList();
    int deaf;
    Map<Accident, AtomicInteger> happened;
    try (AccidentProneServer server = new AccidentProneServer(SEED, calls, logs)) {
      makeAll(server, calls, logs);
      deaf = server.deaf.get();
      happened = server.happened;
    }
    Fire.report(table(calls, logs, deaf));
    assertTrue(
        happened.values().stream().allMatch(times -> times.get() >= LEAST_OF_EACH),
        happened::toString);
    assertTrue(deaf >= LEAST_OF_EACH, () -> deaf + " connections were cut at once");
    for (int i = 0; i < count; i++) {
      RequestLog log = logs.get(i);
      Row row = calls.get(i);
      String what = i + ", " + row + ", last " + log.accident;
      assertTrue(log.taken.get() <= 1, () -> what + ": taken " + log.taken + " times");
      assertTrue(
          log.attempts.get() <= (row.operation().isNeverResent() ? 1 : 3),
          () -> what + ": came " + log.attempts + " times");
      assertEquals(log.responded, log.succeeded, what);
    }
  }

  /** Every write operation, repeatedly, in a reproducible order. */
  private static List<Row> calls(int count) {
    List<Row> writes = Row.all().stream().filter(row -> !row.operation().isRead()).toList();
    assertTrue(writes.stream().anyMatch(row -> row.operation().method().equals("GET")));
    List<Row> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(writes.get(i % writes.size()));
    }
    Collections.shuffle(calls, new Random(SEED));
    return calls;
  }

  private void makeAll(AccidentProneServer server, List<Row> calls, List<RequestLog> logs)
      throws Exception {
    Map<ProviderUnderTest, ClientUnderTest> clients = new HashMap<>();
    for (ProviderUnderTest provider : ProviderUnderTest.values()) {
      clients.put(
          provider,
          provider.client(
              server.url(),
              Secrets.of(provider),
              builder -> {
                builder.httpClient(http).retryPolicy(Expectation.POLICY);
                Pauses.replaceIn(builder, wait -> {});
              }));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < calls.size(); i++) {
        int number = i;
        ClientUnderTest client = clients.get(calls.get(i).provider());
        running.add(
            threads.submit(() -> make(number, client, calls.get(number), logs.get(number))));
      }
      for (Future<?> call : running) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
      clients.values().forEach(ClientUnderTest::close);
      http.connectionPool().evictAll();
    }
  }

  private void make(int number, ClientUnderTest client, Row row, RequestLog log) {
    marker.set(number);
    log.succeeded = Results.failure(client.call(row.operation()), CallStyle.RESULT) == null;
  }

  private static String table(List<Row> calls, List<RequestLog> logs, int deaf) {
    StringBuilder text = new StringBuilder("| what happened last | calls | succeeded | failed |\n");
    text.append("|---|---|---|---|\n");
    line(text, "nothing was received", logs, one -> one.accident == null);
    for (Accident accident : Accident.values()) {
      String name = accident == Accident.NONE ? "responded" : accident.name();
      line(text, name, logs, one -> one.accident == accident);
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "%n%d calls of %d operations by %d threads, %d connections cut before a request:"
                    + " %d taken twice, %d successes lost, %d reported that were none.%n",
                calls.size(),
                calls.stream().distinct().count(),
                THREADS,
                deaf,
                count(logs, one -> one.taken.get() > 1),
                count(logs, one -> one.responded && !one.succeeded),
                count(logs, one -> !one.responded && one.succeeded)))
        .toString();
  }

  private static void line(
      StringBuilder text, String name, List<RequestLog> logs, Predicate<RequestLog> condition) {
    List<RequestLog> lines = logs.stream().filter(condition).toList();
    long succeeded = count(lines, one -> one.succeeded);
    text.append("| ").append(name.toLowerCase(Locale.ROOT).replace('_', ' ')).append(" | ");
    text.append(lines.size()).append(" | ").append(succeeded).append(" | ");
    text.append(lines.size() - succeeded).append(" |\n");
  }

  private static long count(List<RequestLog> logs, Predicate<RequestLog> condition) {
    return logs.stream().filter(condition).count();
  }
}
