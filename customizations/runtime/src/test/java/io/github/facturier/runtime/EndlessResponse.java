package io.github.facturier.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A server whose response is an endless text. It closes the connection after the client has read
 * far more than its limit, so that the test ends.
 */
public final class EndlessResponse implements AutoCloseable {
  private static final int MAX_CHUNKS = 8192; // 64 MiB
  private static final String CHUNK = "2000\r\n" + "x".repeat(0x2000) + "\r\n";

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int status;

  EndlessResponse(int status) throws IOException {
    this.status = status;
    Thread thread = new Thread(this::serve, "endless");
    thread.setDaemon(true);
    thread.start();
  }

  public String url() {
    return "http://localhost:" + server.getLocalPort() + "/";
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        respond(socket);
      } catch (IOException e) { // the client has had enough, or this server is closed
        continue;
      }
    }
  }

  private void respond(Socket socket) throws IOException {
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    for (String line = request.readLine(); !line.isEmpty(); line = request.readLine()) {
      continue;
    }
    OutputStream out = socket.getOutputStream();
    write(out, "HTTP/1.1 " + status + " Whatever\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n\"\r\n");
    for (int i = 0; i < MAX_CHUNKS; i++) {
      write(out, CHUNK);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
