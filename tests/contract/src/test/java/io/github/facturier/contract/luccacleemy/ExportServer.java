package io.github.facturier.contract.luccacleemy;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.runtime.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that sends the responses it is given, and clients of it that retry without delay. */
final class ExportServer implements BeforeEachCallback, AfterEachCallback {
  static final String KEY = "5c2a1f0e-9d3b-4c6e-8f7a";

  private static final RetryPolicy AT_ONCE =
      new RetryPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));

  static {
    Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.SEVERE);
  }

  private MockWebServer server = new MockWebServer();

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    server = new MockWebServer();
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    server.shutdown();
  }

  MockWebServer http() {
    return server;
  }

  LuccaCleemyClient.Builder builder() {
    return LuccaCleemyClient.builder()
        .baseUrl("http://127.0.0.1:" + server.getPort())
        .credentials(ApplicationKey.of(KEY))
        .retryPolicy(AT_ONCE);
  }

  /** The file of an export. */
  static MockResponse file(String content) {
    return new MockResponse()
        .setHeader("Content-Type", "text/csv")
        .setHeader("Content-Disposition", "attachment; filename=\"ecritures.csv\"")
        .setBody(content);
  }

  /** Prepares a response to a request that must never be sent. */
  void respondOnceMore() {
    for (int i = 0; i < 5; i++) {
      server.enqueue(file("a second export"));
    }
  }
}
