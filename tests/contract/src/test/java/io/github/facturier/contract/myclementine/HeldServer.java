package io.github.facturier.contract.myclementine;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;

/** A server that holds every request until it is given the response. */
final class HeldServer implements AutoCloseable {
  static {
    Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.SEVERE);
  }

  private final MockWebServer server = new MockWebServer();
  private final CompletableFuture<MockResponse> response = new CompletableFuture<>();

  HeldServer() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            try {
              return response.get().clone();
            } catch (ExecutionException e) {
              throw new IllegalStateException(e);
            }
          }
        });
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  String url() {
    return "http://127.0.0.1:" + server.getPort() + "/api/";
  }

  int requests() {
    return server.getRequestCount();
  }

  /** Waits until a request has arrived. */
  void awaitRequest() throws InterruptedException {
    server.takeRequest();
  }

  void letGo(int status, String json) {
    response.complete(
        new MockResponse()
            .setResponseCode(status)
            .setHeader("Content-Type", "application/json")
            .setBody(json));
  }

  @Override
  public void close() throws IOException {
    server.shutdown();
  }
}
