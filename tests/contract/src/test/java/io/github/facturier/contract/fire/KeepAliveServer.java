package io.github.facturier.contract.fire;

import io.github.facturier.contract.provider.WireResponse;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;

/**
 * A server that closes idle connections after some time. The client is notified a moment later, as
 * in any network; requests sent in between are lost.
 */
final class KeepAliveServer implements AutoCloseable {
  /** The header that identifies a call. */
  static final String MARKER = "X-Marker";

  private static final int LATENCY_MILLIS = 15;

  private static final int PREFACE = 24;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;

  /** {@code :status 200} in the table of HPACK. */
  private static final int STATUS_200 = 0x88;

  private final int keepAliveMillis;
  private final WireResponse response;
  private final SocketServer server;

  /** The number of times each marked request was received over HTTP/1.1. */
  final Map<String, AtomicInteger> received = new ConcurrentHashMap<>();

  /** The number of requests received. */
  final AtomicInteger requests = new AtomicInteger();

  final AtomicInteger connections = new AtomicInteger();

  KeepAliveServer(
      ServerSocketFactory sockets, boolean http2, int keepAliveMillis, WireResponse response) {
    this.keepAliveMillis = keepAliveMillis;
    this.response = response;
    this.server =
        new SocketServer(
            sockets,
            () -> {
              connections.incrementAndGet();
              return socket -> close(http2 ? this::holdHttp2 : this::hold, socket);
            });
  }

  int port() {
    return server.port();
  }

  private static void close(SocketServer.Conversation conversation, Socket socket)
      throws IOException {
    try {
      conversation.hold(socket);
    } catch (SocketTimeoutException e) { // idle for too long
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LATENCY_MILLIS));
    }
  }

  private void hold(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    for (Received request = Received.read(socket, in);
        request != null;
        request = Received.read(socket, in)) {
      requests.incrementAndGet();
      received
          .computeIfAbsent(request.header(MARKER), key -> new AtomicInteger())
          .incrementAndGet();
      request.respondAndStay(response);
      socket.setSoTimeout(keepAliveMillis);
    }
  }

  private void holdHttp2(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    in.readFully(new byte[PREFACE]);
    Http2Server.write(out, SETTINGS, 0, 0);
    while (true) { // until the client closes the connection, or is idle for too long
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      in.readFully(new byte[length]);
      if (type == SETTINGS && flags != ACK) {
        Http2Server.write(out, SETTINGS, ACK, 0);
      }
      if (type == DATA && length > 0) {
        Http2Server.write(out, WINDOW_UPDATE, 0, 0, 0, 0, length >> 8, length);
      }
      if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
        requests.incrementAndGet();
        Http2Server.write(out, HEADERS, END_HEADERS, stream, STATUS_200);
        String json = new String(response.body(), StandardCharsets.UTF_8);
        Http2Server.write(out, DATA, END_STREAM, stream, json.chars().toArray());
        socket.setSoTimeout(keepAliveMillis);
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
