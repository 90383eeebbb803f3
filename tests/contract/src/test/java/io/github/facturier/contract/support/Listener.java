package io.github.facturier.contract.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A local web server that receives a provider's notifications. */
public final class Listener implements AutoCloseable {
  private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private final HttpServer server;

  public Listener() {
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

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  /**
   * The next body that was posted.
   *
   * @throws AssertionError if none comes
   */
  public String next() throws InterruptedException {
    String body = bodies.poll(10, TimeUnit.SECONDS);
    if (body == null) {
      throw new AssertionError("nothing was posted to " + url());
    }
    return body;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
