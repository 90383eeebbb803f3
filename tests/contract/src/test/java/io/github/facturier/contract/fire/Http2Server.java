package io.github.facturier.contract.fire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A server of HTTP/2 without TLS where every request meets the same fault. It supports only the
 * necessary frames, and counts requests by their headers. Refuses a client that retries endlessly.
 */
final class Http2Server implements AutoCloseable {
  private static final int PREFACE = 24;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int ACK = 1;
  private static final int MOST_REQUESTS = 50;

  private final Http2Fault fault;
  private final AtomicInteger requests = new AtomicInteger();
  private final SocketServer server =
      new SocketServer(ServerSocketFactory.getDefault(), () -> this::hold);

  Http2Server(Http2Fault fault) {
    this.fault = fault;
  }

  String url() {
    return server.url();
  }

  int requests() {
    return requests.get();
  }

  private void hold(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    in.readFully(new byte[PREFACE]);
    write(out, SETTINGS, 0, 0);
    while (true) { // until the client closes the connection
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      in.readFully(new byte[length]);
      if (type == SETTINGS && flags != ACK) {
        write(out, SETTINGS, ACK, 0);
      } else if (type == HEADERS) {
        if (requests.incrementAndGet() > MOST_REQUESTS) {
          server.close();
        }
        fault.on(out, stream);
      }
    }
  }

  /** Writes a frame; of each number of the payload, one byte. */
  static void write(DataOutputStream out, int type, int flags, int stream, int... payload)
      throws IOException {
    out.writeByte(0);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    for (int octet : payload) {
      out.writeByte(octet);
    }
    out.flush();
  }

  @Override
  public void close() {
    server.close();
  }
}
