package io.github.facturier.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sends prepared responses, as fast as sockets allow, so that only the client is measured. One
 * thread per connection, HTTP/1.1 with keep-alive, no validation.
 */
final class LoopbackServer implements AutoCloseable {
  static final int PAGE_MILLIS = 20;
  static final long FILE = 1L << 30;

  private static final int CHUNK = 1 << 16;

  private final byte[] invoice = Fixtures.invoice(1);
  private final Map<Integer, byte[]> pages =
      IntStream.rangeClosed(1, Fixtures.PAGES)
          .boxed()
          .collect(Collectors.toMap(number -> number, Fixtures::numberedPage));
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger pagesAsked = new AtomicInteger();

  LoopbackServer() throws IOException {
    start(this::accept);
  }

  String url() {
    return "http://localhost:" + listener.getLocalPort() + "/";
  }

  /** The number of pages that were requested since the last call. */
  int pagesAsked() {
    return pagesAsked.getAndSet(0);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        connections.add(socket);
        start(() -> serve(socket));
      } catch (IOException e) { // closed
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), CHUNK);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), CHUNK);
      for (String request = line(in); !request.isEmpty(); request = line(in)) {
        skipRest(in);
        respond(request.split(" ")[1], out);
        out.flush();
      }
    } catch (IOException e) { // the client is done
    } finally {
      connections.remove(socket);
    }
  }

  private void respond(String target, OutputStream out) throws IOException {
    if (target.contains(".pdf")) {
      file(out);
    } else if (target.contains("/invoices.json")) {
      page(Integer.parseInt(target.replaceAll(".*[?&]page=([0-9]+).*", "$1")), out);
    } else {
      head(out, "application/json", invoice.length, "");
      out.write(invoice);
    }
  }

  private void page(int number, OutputStream out) throws IOException {
    pagesAsked.incrementAndGet();
    try {
      Thread.sleep(PAGE_MILLIS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    byte[] page = pages.get(number);
    String pagination =
        "X-Pagination: {\"current_page\":%d,\"total_pages\":%d,\"per_page\":%d,\"total_entries\":%d}\r\n"
            .formatted(number, Fixtures.PAGES, Fixtures.PAGE, Fixtures.PAGES * Fixtures.PAGE);
    head(out, "application/json", page.length, pagination);
    out.write(page);
  }

  private static void file(OutputStream out) throws IOException {
    head(out, "application/pdf", FILE, "");
    byte[] chunk = new byte[CHUNK];
    System.arraycopy("%PDF".getBytes(StandardCharsets.US_ASCII), 0, chunk, 0, 4);
    for (long sent = 0; sent < FILE; sent += CHUNK) {
      out.write(chunk);
    }
  }

  private static void head(OutputStream out, String type, long length, String more)
      throws IOException {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + length
            + "\r\n"
            + more;
    out.write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads and discards the headers and the body of a request. */
  private static void skipRest(InputStream in) throws IOException {
    long length = 0;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    skip(in, length);
    while (chunked) {
      long size = Long.parseLong(line(in), 16);
      skip(in, size);
      line(in);
      chunked = size > 0;
    }
  }

  private static void skip(InputStream in, long length) throws IOException {
    byte[] nowhere = new byte[CHUNK];
    for (long left = length; left > 0; ) {
      int read = in.read(nowhere, 0, (int) Math.min(left, CHUNK));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
    }
  }

  /** A line without its end; empty at the end of the stream. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
