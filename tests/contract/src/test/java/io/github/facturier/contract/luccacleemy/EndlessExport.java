package io.github.facturier.contract.luccacleemy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that responds to each request with an export of a given length, generated on the fly,
 * and stops within it if told so, with the connection open.
 */
final class EndlessExport implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  private final AtomicInteger requests = new AtomicInteger();
  private final long length;
  private final long sent;

  /**
   * Starts.
   *
   * @param length the bytes that are announced
   * @param sent the bytes that are sent
   */
  EndlessExport(long length, long sent) throws IOException {
    this.length = length;
    this.sent = sent;
    Thread thread = new Thread(this::serve, "export");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  /** The number of complete requests. */
  int requests() {
    return requests.get();
  }

  private void serve() {
    while (true) {
      try (Socket socket = server.accept()) {
        respond(socket);
      } catch (SocketException e) { // closed, by the client or by this server
        if (server.isClosed()) {
          return;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void respond(Socket socket) throws IOException {
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String line = request.readLine();
    while (line != null && !line.isEmpty()) {
      line = request.readLine();
    }
    if (line == null) {
      return;
    }
    requests.incrementAndGet();
    OutputStream out = socket.getOutputStream();
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: " + length;
    out.write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    byte[] chunk = new byte[CHUNK];
    Arrays.fill(chunk, (byte) ';');
    for (long left = sent; left > 0; left -= CHUNK) {
      out.write(chunk, 0, (int) Math.min(left, CHUNK));
    }
    while (socket.getInputStream().read() >= 0) {
      continue; // until the client closes the connection
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
