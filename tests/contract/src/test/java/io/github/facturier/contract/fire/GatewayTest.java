package io.github.facturier.contract.fire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.provider.WireAnswer;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.runtime.client.NoPauses;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A gateway that forwards each request, and then sends an error of its own in place of the
 * response: Envoy does so after a reset, others after a timeout. One call makes one record.
 */
class GatewayTest {
  private static final int[] STATUSES = {408, 425, 500, 502, 503, 504};
  private static final List<String> HEADERS =
      List.of("X-Gateway: test", "Retry-After: 0", "Retry-After: 1");

  @TestFactory
  Stream<DynamicTest> oneCallIsOneRecord() {
    return ProviderUnderTest.everyOperation(
        operation -> !operation.isRead(), GatewayTest::assertRecordedOnce);
  }

  private static void assertRecordedOnce(ProviderUnderTest provider, SpecOperation operation) {
    try (Gateway gateway = new Gateway();
        ClientUnderTest ours = client(provider, gateway, null);
        ClientUnderTest users = client(provider, gateway, new OkHttpClient())) {
      for (int status : STATUSES) {
        for (String header : HEADERS) {
          gateway.error = new WireAnswer(status, null, new byte[0]);
          gateway.header = header;
          for (ClientUnderTest client : List.of(ours, users)) {
            for (CallStyle style : CallStyle.values()) {
              int before = gateway.records.get();
              assertNotNull(Results.failure(client.call(operation), style));
              assertEquals(
                  1,
                  gateway.records.get() - before,
                  () -> status + ", " + header + ", " + style + ", " + client);
            }
          }
        }
      }
    }
  }

  private static ClientUnderTest client(
      ProviderUnderTest provider, Gateway gateway, OkHttpClient http) {
    return provider.client(
        gateway.url(),
        Secrets.of(provider),
        builder -> {
          builder.retryPolicy(Expectation.POLICY);
          NoPauses.install(builder, wait -> {});
          if (http != null) {
            builder.httpClient(http);
          }
        });
  }

  private static final class Gateway implements AutoCloseable {
    private final AtomicInteger records = new AtomicInteger();
    private final SocketServer server =
        new SocketServer(ServerSocketFactory.getDefault(), () -> this::hold);
    private volatile WireAnswer error;
    private volatile String header;

    String url() {
      return server.url();
    }

    private void hold(Socket socket) throws IOException {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Received request = Received.read(socket, in);
          request != null;
          request = Received.read(socket, in)) {
        records.incrementAndGet();
        request.answerAndStay(error, header);
      }
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
