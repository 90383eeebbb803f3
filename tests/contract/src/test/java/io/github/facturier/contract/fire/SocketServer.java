package io.github.facturier.contract.fire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** Takes connections on a port of this machine, a thread for each. */
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

  /** Is told of a connection at once, before the next one is taken. */
  interface Acceptor {
    /** Says what is to be done with it, on a thread of its own; it is closed afterwards. */
    Conversation accept();
  }

  /** All that happens on one connection. */
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
    } catch (IOException e) { // the client has gone, as it may
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
