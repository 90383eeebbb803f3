package io.github.facturier.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A local web server that receives a provider's notifications. */
final class NotificationListener implements AutoCloseable {
  private static final int LONGEST_WAIT_SECONDS = 10;

  private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private final HttpServer server;

  NotificationListener() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhook";
  }

  /**
   * The next body that was sent.
   *
   * @throws UnmetExpectation if none comes
   */
  String next() {
    try {
      return Expect.present("a notification", bodies.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnmetExpectation("interrupted while waiting for a notification");
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
