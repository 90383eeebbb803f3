package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.model.Invoice;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;

/**
 * Calls with every outcome, by many threads on one client: {@code SoakMain <seconds>} fails if a
 * resource leaks. It runs in its own JVM, where nothing else uses resources.
 */
final class SoakMain {
  private static final int THREADS = 200;

  /** The kinds of calls, by the last digit of the requested document's identifier. */
  private static final int KINDS = 10;

  private static final String FILE = "%PDF" + "x".repeat(30_000);

  private final Duration time;

  private SoakMain(Duration time) {
    this.time = time;
  }

  public static void main(String[] args) throws Exception {
    SoakMain soak = new SoakMain(Duration.ofSeconds(Long.parseLong(args[0])));
    soak.clientOfTheUsers();
    soak.clientOfOurs();
  }

  private void clientOfTheUsers() throws Exception {
    Resources before = warmedUp();
    ConnectionPool pool = new ConnectionPool(THREADS, 1, TimeUnit.MINUTES);
    OkHttpClient http = new OkHttpClient.Builder().connectionPool(pool).build();
    try (VosServer server = VosServer.start()) {
      server.respondWith(new Responses());
      long calls = soak(server.client(settings(server).httpClient(http)));
      assertEquals(0, pool.connectionCount() - pool.idleConnectionCount(), "connections in use");
      report(calls, "of the user's, " + pool.connectionCount() + " connections, none in use after");
      pool.evictAll();
      assertEquals(0, pool.connectionCount());
      http.dispatcher().executorService().shutdown();
    }
    before.assertNothingMore();
  }

  /** Closing it releases all resources. */
  private void clientOfOurs() throws Exception {
    Resources before = warmedUp();
    try (VosServer server = VosServer.start()) {
      server.respondWith(new Responses());
      report(soak(server.client(settings(server))), "of ours");
    }
    before.assertNothingMore();
  }

  private void report(long calls, String http) {
    System.out.printf(
        "%d threads, one client, %d s: %d calls on an OkHttpClient %s%n",
        THREADS, time.toSeconds(), calls, http);
  }

  /** The resources after one call of each kind, when all are released. */
  private static Resources warmedUp() throws Exception {
    try (VosServer server = VosServer.start()) {
      server.respondWith(new Responses());
      VosFacturesClient client = server.client(settings(server));
      for (int kind = 0; kind < KINDS; kind++) {
        call(client, KINDS + kind);
      }
    }
    return Resources.now();
  }

  private static VosFacturesClient.Builder settings(VosServer server) {
    return server.builder().retryPolicy(VosServer.AT_ONCE).readTimeout(Duration.ofSeconds(60));
  }

  /** The number of calls. */
  private long soak(VosFacturesClient client) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Long>> all = new ArrayList<>();
      for (int thread = 1; thread <= THREADS; thread++) {
        long first = thread * 10_000_000L;
        all.add(
            () -> {
              long id = first;
              do {
                call(client, id++);
              } while (System.nanoTime() < end || id < first + KINDS);
              return id - first;
            });
      }
      long calls = 0;
      for (Future<Long> thread : threads.invokeAll(all)) {
        calls += thread.get();
      }
      return calls;
    } finally {
      threads.shutdown();
      assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    }
  }

  private static void call(VosFacturesClient client, long id) throws Exception {
    ApiCall<Invoice> get = client.invoices().get(id);
    switch ((int) (id % KINDS)) {
      case 0 -> assertEquals(id, get.result().id());
      case 1 -> assertThrows(NotFoundException.class, get::result);
      case 2 -> assertThrows(DecodingException.class, get::result);
      case 3 -> assertThrows(TransportException.class, get::result);
      case 4 -> assertEquals(422, get.with(request -> request).execute().code()); // and no more
      case 5 -> assertEquals(id, get.future().get(60, TimeUnit.SECONDS).id());
      case 6 -> {
        CompletableFuture<Invoice> future = get.future();
        future.cancel(true);
        assertTrue(get.isCanceled());
      }
      case 7 -> {
        Download file = client.invoices().downloadPdf(id).result();
        assertEquals(FILE.length(), file.copyTo(OutputStream.nullOutputStream()));
      }
      case 8 -> client.invoices().downloadPdf(id).result().close(); // unread
      default -> assertEquals(101, client.invoices().list().stream().count());
    }
  }

  private static final class Responses extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      List<String> path = request.getRequestUrl().pathSegments();
      String last = path.get(path.size() - 1);
      if (last.equals("invoices.json")) {
        boolean first = request.getRequestUrl().queryParameter("page").equals("1");
        return VosServer.json(200, page(first ? 1 : 101, first ? 100 : 1));
      }
      long id = Long.parseLong(last.replaceFirst("\\..*", ""));
      return switch ((int) (id % KINDS)) {
        case 1 -> VosServer.json(404, "{}");
        case 2 -> VosServer.json(200, "[" + "{".repeat(20_000));
        case 3 -> VosServer.cut();
        case 4 -> VosServer.json(422, "{\"message\":\"" + "x".repeat(20_000) + "\"}");
        case 6 -> new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE);
        case 7, 8 -> new MockResponse().setHeader("Content-Type", "application/pdf").setBody(FILE);
        default -> VosServer.json(200, "{\"id\":" + id + "}");
      };
    }

    private static String page(long first, int size) {
      return LongStream.range(first, first + size)
          .mapToObj(id -> "{\"id\":" + id + "}")
          .collect(Collectors.joining(",", "[", "]"));
    }
  }
}
