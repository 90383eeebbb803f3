package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.facturier.runtime.client.Sleepers;
import io.github.facturier.runtime.error.TransportException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A read is retried wherever the connection breaks; other failures are not retried. */
class HandshakeTest {
  private static final int ONCE = 1;
  private static final int ONCE_AND_TWO_RETRIES = 3;

  @RegisterExtension final ThingsServer server = new ThingsServer();

  @Test
  void aConnectionThatBreaksInOrAfterTheHandshake() {
    for (IOException e :
        List.of(
            new SocketException("Connection reset"),
            new EOFException("unexpected end"),
            caused(new SSLException("Connection reset"), new SocketException("Connection reset")),
            caused(new SSLException("readHandshakeRecord"), new SocketException("Broken pipe")),
            caused(
                new SSLHandshakeException("Remote host terminated the handshake"),
                new EOFException("SSL peer shut down incorrectly")))) {
      assertEquals(ONCE_AND_TWO_RETRIES, attempts(e), e::toString);
    }
  }

  @Test
  void aCertificateOrProtocolThatIsRefused() {
    for (IOException e :
        List.of(
            new SSLException("Unsupported or unrecognized SSL message"),
            new SSLPeerUnverifiedException("not the name"),
            new SSLHandshakeException("Received fatal alert: handshake_failure"),
            caused(
                new SSLHandshakeException("PKIX path building failed"),
                new java.security.cert.CertificateException("unknown")))) {
      assertEquals(ONCE, attempts(e), e::toString);
    }
  }

  private static IOException caused(SSLException e, Exception cause) {
    e.initCause(cause);
    return e;
  }

  /** The number of attempts after this exception. */
  private int attempts(IOException failure) {
    AtomicInteger attempts = new AtomicInteger();
    ThingsServer.Builder builder = new ThingsServer.Builder().baseUrl("https://things.example");
    Sleepers.replace(builder, (duration, call) -> {});
    builder.retryPolicy(new RetryPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)));
    builder.intercepting(
        chain -> {
          attempts.incrementAndGet();
          throw failure;
        });
    assertThrows(TransportException.class, () -> server.api(builder).get("1").result());
    return attempts.get();
  }
}
