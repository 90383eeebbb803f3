package io.github.facturier.contract.behaviour;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** HTTP/1.1 over plain sockets, with keep-alive, a thread for each connection. */
final class PlainServer implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final ServerSocket listener;
  private final Responder responder;
  private final int keepAliveMillis;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "plain server");
            thread.setDaemon(true);
            return thread;
          });

  /** How many connections there were. */
  final AtomicInteger connections = new AtomicInteger();

  /** Makes the response of a request, both as text with a byte a character. */
  interface Responder {
    String respond(String request) throws IOException;
  }

  PlainServer(Responder responder) {
    this(ServerSocketFactory.getDefault(), 60_000, responder);
  }

  /**
   * Starts it on a free port.
   *
   * @param keepAliveMillis after how long without a request a connection is closed
   */
  PlainServer(ServerSocketFactory sockets, int keepAliveMillis, Responder responder) {
    this.responder = responder;
    this.keepAliveMillis = keepAliveMillis;
    try {
      listener = sockets.createServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::listen);
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  int port() {
    return listener.getLocalPort();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) { // closed
        continue;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(keepAliveMillis);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String request = read(in); request != null; request = read(in)) {
        socket.getOutputStream().write(bytes(responder.respond(request)));
        socket.getOutputStream().flush();
      }
    } catch (IOException e) { // either side has gone
      return;
    } finally {
      open.remove(socket);
    }
  }

  /** The next request, null if there is none. */
  private static String read(InputStream in) throws IOException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n", Math.max(0, request.length() - 4)) < 0) {
      int next;
      try {
        next = in.read();
      } catch (SocketTimeoutException e) {
        return null;
      }
      if (next < 0) {
        return null;
      }
      request.append((char) next);
    }
    String head = request.toString().toLowerCase(Locale.ROOT);
    if (head.contains("\r\ntransfer-encoding: chunked\r\n")) {
      while (request.indexOf("\r\n0\r\n\r\n", request.length() - 7) < 0) {
        request.append(text(in, 1));
      }
      return request.toString();
    }
    String length = value(head, "content-length");
    return request.append(length == null ? "" : text(in, Integer.parseInt(length))).toString();
  }

  private static String text(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the request was cut");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The value of a header of a request, null if there is none. */
  static String value(String request, String name) {
    return request
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse(null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
