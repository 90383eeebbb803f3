package io.github.facturier.contract.fire;

import io.github.facturier.contract.provider.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A request that a server has read to its end, and the connection to respond on.
 *
 * @param head its line and headers
 * @param body its body, as it came
 */
record Received(String head, byte[] body, Socket socket) {
  private static final String STAY = "Connection: keep-alive";

  /** The next request on a connection, null if there is none. */
  static Received read(Socket socket, InputStream in) throws IOException {
    String head = head(in);
    return head == null ? null : read(socket, in, head);
  }

  /** The rest of a request. */
  static Received read(Socket socket, InputStream in, String head) throws IOException {
    return new Received(head, body(in, head), socket);
  }

  /** The line and the headers of the next request, null if there is none. */
  static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static byte[] body(InputStream in, String head) throws IOException {
    if (header(head, "transfer-encoding") != null) {
      return chunks(in);
    }
    String length = header(head, "content-length");
    return length == null ? new byte[0] : bytes(in, Integer.parseInt(length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.write(bytes(in, size));
      bytes(in, 2);
    }
    bytes(in, 2);
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.indexOf("\r\n") < 0) {
      line.append((char) bytes(in, 1)[0]);
    }
    return Integer.parseInt(line.toString().strip(), 16);
  }

  private static byte[] bytes(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the request was cut");
    }
    return bytes;
  }

  /** A header's value, null if there is no such header. */
  static String header(String head, String name) {
    return head.lines()
        .filter(
            line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse(null);
  }

  String header(String name) {
    return header(head, name);
  }

  /** The request target: the text between method and version in the request line. */
  String target() {
    return head.split(" ", 3)[1];
  }

  /** The whole request. */
  String text() {
    return head + new String(body, StandardCharsets.UTF_8);
  }

  /** The connection cannot be used afterwards. */
  void respond(WireResponse response, String... headers) throws IOException {
    begin(response, headers);
    write(response.body());
  }

  /** The connection can be used for another request. */
  void respondAndStay(WireResponse response, String... headers) throws IOException {
    begin(response, Stream.concat(Stream.of(STAY), Arrays.stream(headers)).toArray(String[]::new));
    write(response.body());
  }

  /** Sends the head of a response and half of its body. */
  void respondHalf(WireResponse response) throws IOException {
    begin(response);
    byte[] half = new byte[response.body().length / 2];
    System.arraycopy(response.body(), 0, half, 0, half.length);
    write(half);
  }

  private void begin(WireResponse response, String... headers) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " Status\r\n");
    if (response.mediaType() != null) {
      head.append("Content-Type: ").append(response.mediaType()).append("\r\n");
    }
    head.append("Content-Length: ").append(response.body().length).append("\r\n");
    if (!List.of(headers).contains(STAY)) {
      head.append("Connection: close\r\n");
    }
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    write(head + "\r\n");
  }

  void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void write(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Sends nothing more until the client has gone. */
  void outwait() throws IOException {
    while (socket.getInputStream().read() >= 0) {}
  }
}
