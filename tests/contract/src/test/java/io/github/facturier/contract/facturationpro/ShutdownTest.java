package io.github.facturier.contract.facturationpro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.support.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that is stopped during a token request exits after the token is saved. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShutdownTest {
  @TempDir Path folder;

  private final MockWebServer server = new MockWebServer();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private Path tokens;
  private Path output;

  @BeforeEach
  void start() throws IOException {
    tokens = Files.writeString(folder.resolve("tokens"), "old-access\nold-refresh");
    output = folder.resolve("output");
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            arrived.countDown();
            released.await();
            return new MockResponse()
                .setHeader("Content-Type", "application/json")
                .setBody(
                    "{\"access_token\":\"new-access\",\"token_type\":\"Bearer\","
                        + "\"expires_in\":7200,\"refresh_token\":\"new-refresh\"}");
          }
        });
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void close() throws IOException {
    released.countDown();
    server.close();
  }

  private Process child(String task) throws Exception {
    return ChildJvm.start(
        ShutdownMain.class,
        List.of(),
        output.toFile(),
        server.url("/").toString(),
        tokens.toString(),
        task);
  }

  private Process start(String task) throws Exception {
    Process child = child(task);
    while (!arrived.await(20, TimeUnit.MILLISECONDS)) {
      assertTrue(child.isAlive(), this::printed);
    }
    return child;
  }

  private void awaitPrinted(Process child, String text) throws InterruptedException {
    while (!printed().contains(text)) {
      child.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  private void awaitStopping(Process child) throws InterruptedException {
    awaitPrinted(child, "stopping");
    child.waitFor(500, TimeUnit.MILLISECONDS); // time to exit for a JVM that does not wait
  }

  private String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"renew", "exchange"})
  void sigtermWaitsForTheToken(String task) throws Exception {
    Process child = start(task);
    child.destroy(); // SIGTERM
    awaitStopping(child);
    released.countDown();
    assertEquals(128 + 15, child.waitFor(), this::printed);
    assertEquals("new-access\nnew-refresh", Files.readString(tokens), this::printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"renew", "exchange"})
  void exitWaitsForTheToken(String task) throws Exception {
    Process child = start(task);
    child.getOutputStream().write('\n');
    child.getOutputStream().flush();
    awaitStopping(child);
    released.countDown();
    assertEquals(3, child.waitFor(), this::printed);
    assertEquals("new-access\nnew-refresh", Files.readString(tokens), this::printed);
  }

  @Test
  void shutdownWaitIsBounded() throws Exception {
    Process child = start("renew");
    child.destroy();
    assertEquals(128 + 15, child.waitFor(), this::printed);
    assertEquals("old-access\nold-refresh", Files.readString(tokens));
  }

  /** The refresh token would be used, and the process would end before the next one is saved. */
  @Test
  void noRenewalBeginsOnceTheShutdownHas() throws Exception {
    released.countDown();
    Process child = child("late");
    awaitPrinted(child, "ready");
    child.destroy();
    assertEquals(128 + 15, child.waitFor(), this::printed);
    assertTrue(printed().contains("not sent, since the JVM is shutting down"), this::printed);
    assertEquals(0, server.getRequestCount());
    assertEquals("old-access\nold-refresh", Files.readString(tokens));
  }

  @Test
  void sigtermWaitsForASaveThatIsRepeated() throws Exception {
    released.countDown();
    Process child = start("save");
    awaitPrinted(child, "saving");
    child.destroy();
    assertEquals(128 + 15, child.waitFor(), this::printed);
    assertEquals("new-access\nnew-refresh", Files.readString(tokens), this::printed);
  }
}
