package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.model.Invoice;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Interruption and cancellation soon end every kind of wait. None of these waits would end
 * otherwise. The time is the median of several tries, so that a busy machine may be late
 * occasionally.
 */
class CancellationTest {
  private static final Duration SOON = Duration.ofMillis(200);
  private static final int TRIES = 5;
  private static final int LARGE = 64 << 20;

  private static final MockResponse SILENCE =
      new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE);

  private static final String PAGE =
      IntStream.range(0, 100)
          .mapToObj(i -> "{\"id\":" + i + "}")
          .collect(Collectors.joining(",", "[", "]"));

  /** The ways to stop a call. */
  enum Means {
    INTERRUPT,
    CANCEL
  }

  @RegisterExtension final VosServer server = new VosServer();
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aCall(Means means) throws Exception {
    assertStops(
        means,
        () -> {
          ApiCall<Invoice> call = patient().invoices().get(1);
          server.respond(SILENCE);
          return new Activity(call, call::result, this::asked);
        });
  }

  @ParameterizedTest
  @EnumSource
  void readingAResponse(Means means) throws Exception {
    String json = "[" + "{\"id\":1},".repeat(10_000);
    assertStops(
        means,
        () -> {
          PagedCall<Invoice> call = patient().invoices().list();
          server.respond(neverWhole(VosServer.json(200, json)));
          return new Activity(call, call::result, this::asked);
        });
  }

  @ParameterizedTest
  @EnumSource
  void theWaitForAnotherAttempt(Means means) throws Exception {
    assertStops(
        means,
        () -> {
          ApiCall<Invoice> call = patient().invoices().get(1);
          server.respond(VosServer.json(503, "{}").setHeader("Retry-After", "3600"));
          return new Activity(call, call::result, this::asked);
        });
  }

  @ParameterizedTest
  @EnumSource
  void theWaitForTheQuota(Means means) throws Exception {
    assertStops(
        means,
        () -> {
          CountDownLatch waiting = new CountDownLatch(1);
          VosFacturesClient client =
              server.client(
                  server
                      .builder()
                      .limiter(
                          () -> {
                            waiting.countDown();
                            return Duration.ofHours(1);
                          }));
          ApiCall<Invoice> call = client.invoices().get(1);
          return new Activity(call, call::result, waiting::await);
        });
    assertEquals(0, server.requests());
  }

  @ParameterizedTest
  @EnumSource
  void aWalk(Means means) throws Exception {
    assertStops(
        means,
        () -> {
          PagedCall<Invoice> call = patient().invoices().list();
          server.respond(VosServer.json(200, PAGE), SILENCE);
          AtomicInteger seen = new AtomicInteger();
          return new Activity(
              call,
              () -> call.stream().forEach(invoice -> seen.incrementAndGet()),
              () -> {
                server.next();
                asked();
                assertEquals(100, seen.get());
              });
        });
  }

  @ParameterizedTest
  @EnumSource
  void aPrefetchedPage(Means means) throws Exception {
    assertStops(
        means,
        () -> {
          PagedCall<Invoice> call = patient().invoices().list().prefetch();
          server.respond(VosServer.json(200, PAGE), SILENCE);
          CountDownLatch seen = new CountDownLatch(100);
          return new Activity(
              call,
              () -> call.stream().forEach(invoice -> seen.countDown()),
              () -> {
                server.next();
                asked();
                seen.await();
              });
        });
  }

  @ParameterizedTest
  @EnumSource
  void aLogin(Means means) throws Exception {
    assertStopsLogin(means, LoginServer.Kind.LOGIN);
  }

  @ParameterizedTest
  @EnumSource
  void aRenewal(Means means) throws Exception {
    assertStopsLogin(means, LoginServer.Kind.RENEWAL);
  }

  /** The call that started the login; no other call waits. */
  private void assertStopsLogin(Means means, LoginServer.Kind kind) throws Exception {
    List<LoginServer> servers = new ArrayList<>();
    try {
      assertStops(
          means,
          () -> {
            LoginServer login = new LoginServer(kind);
            servers.add(login);
            login.server().willRespond(SILENCE);
            ApiCall<?> call = login.call();
            return new Activity(call, call::result, login.server()::takeRequest);
          });
    } finally {
      servers.forEach(LoginServer::close);
    }
    servers.get(0).awaitQuiet();
  }

  @ParameterizedTest
  @EnumSource
  void aDownload(Means means) throws Exception {
    Path target = folder.resolve("1.pdf");
    assertStops(
        means,
        () -> {
          ApiCall<Download> call = patient().invoices().downloadPdf(1);
          server.respond(
              neverWhole(
                  new MockResponse()
                      .setHeader("Content-Type", "application/pdf")
                      .setBody("%PDF" + "x".repeat(20_000))));
          AtomicLong arrived = new AtomicLong();
          return new Activity(
              call,
              () -> call.result().saveTo(target, (transferred, total) -> arrived.set(transferred)),
              () -> awaitRest(arrived));
        });
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUpload(Means means) throws Exception {
    Path picture = folder.resolve("logo.png");
    try (RandomAccessFile file = new RandomAccessFile(picture.toFile(), "rw")) {
      file.setLength(LARGE);
    }
    assertStops(
        means,
        () -> {
          AtomicLong sent = new AtomicLong();
          Upload upload =
              Upload.of(picture).onProgress((transferred, total) -> sent.set(transferred));
          ApiCall<?> call = patient().departments().uploadLogo(1, upload);
          server.respond(new MockResponse().setSocketPolicy(SocketPolicy.STALL_SOCKET_AT_START));
          return new Activity(
              call,
              call::result,
              () -> {
                awaitRest(sent);
                assertTrue(sent.get() < LARGE, "all of it was sent");
              });
        });
  }

  /**
   * A call that would wait for ever.
   *
   * @param call the call to cancel
   * @param run executes the call
   * @param awaitWaiting returns once the call waits
   */
  private record Activity(ApiCall<?> call, Action run, Action awaitWaiting) {}

  private interface Action {
    void run() throws Exception;
  }

  private interface Setting {
    Activity up() throws Exception;
  }

  private void assertStops(Means means, Setting setting) throws Exception {
    long[] nanos = new long[TRIES];
    for (int i = 0; i < TRIES; i++) {
      nanos[i] = stop(means, setting.up());
    }
    long median = IntStream.range(0, TRIES).mapToLong(i -> nanos[i]).sorted().toArray()[TRIES / 2];
    assertTrue(median < SOON.toNanos(), () -> Arrays.toString(nanos) + " ns");
  }

  /** The time until it ended. */
  private long stop(Means means, Activity activity) throws Exception {
    Throwable[] end = new Throwable[1];
    boolean[] interrupted = new boolean[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                activity.run().run();
              } catch (Exception | AssertionError e) {
                end[0] = e;
              }
              interrupted[0] = Thread.interrupted();
            });
    thread.setDaemon(true);
    thread.start();
    activity.awaitWaiting().run();
    long start = System.nanoTime();
    if (means == Means.INTERRUPT) {
      thread.interrupt();
    } else {
      activity.call().cancel();
    }
    thread.join(10_000);
    long took = System.nanoTime() - start;
    assertFalse(thread.isAlive(), "it waits on");
    Throwable failure = end[0] instanceof TransportException e ? e.getCause() : end[0];
    assertInstanceOf(IOException.class, failure);
    assertEquals(means == Means.INTERRUPT, interrupted[0], "whether the thread is interrupted");
    return took;
  }

  /** A complete response that announces more bytes. */
  private static MockResponse neverWhole(MockResponse response) {
    return response.setHeader("Content-Length", response.getBody().size() + 1000);
  }

  /** Waits until the server has received a request, so that the client waits for the response. */
  private void asked() throws InterruptedException {
    server.next();
  }

  /** There is no event for a socket that accepts or returns no more bytes. */
  private static void awaitRest(AtomicLong bytes) throws InterruptedException {
    for (long before = 0; before == 0 || before != bytes.get(); ) {
      before = bytes.get();
      Thread.sleep(50);
    }
  }

  private VosFacturesClient patient() {
    Duration hours = Duration.ofHours(2);
    return server.client(
        server
            .builder()
            .readTimeout(hours)
            .writeTimeout(hours)
            .retryPolicy(new RetryPolicy(5, hours, hours, hours)));
  }
}
