package io.github.facturier.contract.fire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.facturier.runtime.client.Pauses;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.ClientInput;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that breaks in the handshake of TLS or after it, by sockets of the JDK. */
class BrokenHandshakeTest {
  private static final int ONCE = 1;
  private static final int ALWAYS = ONCE + Expectation.POLICY.retries();

  /** How a connection breaks. */
  private enum Break {
    CLOSED_AT_ONCE(ALWAYS) {
      @Override
      void happen(Socket socket) {}
    },
    CLOSED_IN_THE_HANDSHAKE(ALWAYS) {
      @Override
      void happen(Socket socket) throws IOException {
        socket.getInputStream().read(new byte[100]);
      }
    },
    RESET_IN_THE_HANDSHAKE(ALWAYS) {
      @Override
      void happen(Socket socket) throws IOException {
        socket.getInputStream().read(new byte[100]);
        socket.setSoLinger(true, 0);
      }
    },
    CLOSED_AFTER_THE_HANDSHAKE(ALWAYS) {
      @Override
      void happen(Socket socket) throws IOException {
        secure(socket).startHandshake();
      }
    },
    RESET_AFTER_THE_REQUEST(ALWAYS) {
      @Override
      void happen(Socket socket) throws IOException {
        secure(socket).getInputStream().read(new byte[10_000]);
        socket.setSoLinger(true, 0);
      }
    },
    NO_TLS(ONCE) {
      @Override
      void happen(Socket socket) throws IOException {
        socket.getInputStream().read(new byte[100]);
        socket
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    };

    private final int attempts;

    Break(int attempts) {
      this.attempts = attempts;
    }

    abstract void happen(Socket socket) throws IOException;

    private static SSLSocket secure(Socket socket) throws IOException {
      SSLSocketFactory sockets = Certificate.context().getSocketFactory();
      SSLSocket secure =
          (SSLSocket) sockets.createSocket(socket, SocketServer.HOST, socket.getPort(), false);
      secure.setUseClientMode(false);
      return secure;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReadIsRepeatedAndAWriteIsNot(Break how) {
    AtomicInteger connections = new AtomicInteger();
    try (SocketServer server =
            new SocketServer(
                ServerSocketFactory.getDefault(),
                () -> {
                  connections.incrementAndGet();
                  return how::happen;
                });
        VosFacturesClient client = client(server.port())) {
      assertThrows(TransportException.class, () -> client.clients().get(1).result());
      assertEquals(how.attempts, connections.getAndSet(0));
      assertThrows(
          TransportException.class,
          () -> client.clients().create(ClientInput.builder().name("a").build()).result());
      assertEquals(ONCE, connections.get());
    }
  }

  private static VosFacturesClient client(int port) {
    VosFacturesClient.Builder builder =
        VosFacturesClient.builder()
            .baseUrl("https://" + SocketServer.HOST + ":" + port + "/")
            .httpClient(Certificate.trusting().build())
            .credentials(ApiToken.of("a-token"))
            .retryPolicy(Expectation.POLICY);
    return Pauses.replace(builder, wait -> {}).build();
  }
}
