package io.github.facturier.contract.fire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** Accepts connections on a local port, with one thread for each. */
final class SocketServer implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  private static final int BACKLOG = 256;

  private final ServerSocket listener;
  private final Acceptor acceptor;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "socket server");
            thread.setDaemon(true);
            return thread;
          });

  /** Called with each connection before the next one is accepted. */
  interface Acceptor {
    /** Handles the connection on its own thread; it is closed afterwards. */
    Conversation accept();
  }

  /** Handles one connection. */
  interface Conversation {
    void hold(Socket socket) throws IOException;
  }

  SocketServer(ServerSocketFactory sockets, Acceptor acceptor) {
    this.acceptor = acceptor;
    try {
      listener = sockets.createServerSocket(0, BACKLOG, InetAddress.getByName(HOST));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::listen);
  }

  int port() {
    return listener.getLocalPort();
  }

  String url() {
    return "http://" + HOST + ":" + port() + "/";
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Conversation conversation = acceptor.accept();
        threads.execute(() -> hold(conversation, socket));
      } catch (IOException e) { // closed
        continue;
      }
    }
  }

  private static void hold(Conversation conversation, Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      conversation.hold(socket);
    } catch (IOException e) { // the client has closed the connection
      return;
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
