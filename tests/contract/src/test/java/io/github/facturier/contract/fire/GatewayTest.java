package io.github.facturier.contract.fire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.facturier.contract.behaviour.VosServer;
import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.provider.WireResponse;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.client.Pauses;
import io.github.facturier.vosfactures.VosFacturesClient;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A gateway forwards each request, and replaces the response by an error: Envoy does so after a
 * reset, others after a timeout. One call must create one record.
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
          gateway.error = new WireResponse(status, null, new byte[0]);
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

  /** The second of the three calls of attach goes to a storage that may have a gateway, too. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneAttachmentIsUploadedOnce(boolean isOfTheUsers) throws IOException {
    try (Gateway storage = new Gateway();
        VosServer api = VosServer.start()) {
      api.respondWith(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return VosServer.json(200, "{\"url\":\"" + storage.url() + "\",\"key\":\"a\"}");
            }
          });
      VosFacturesClient.Builder builder = api.builder().retryPolicy(Expectation.POLICY);
      Pauses.replaceIn(builder, wait -> {});
      VosFacturesClient client =
          api.client(isOfTheUsers ? builder.httpClient(new OkHttpClient()) : builder);
      assertRecordedOnce(
          storage, () -> client.invoices().attach(1, Upload.of("a.txt", new byte[] {1, 2, 3})));
    }
  }

  /** A login is a write: too many of them lock the account. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneLoginIsRecordedOnce(boolean isOfTheUsers) {
    try (Gateway gateway = new Gateway()) {
      MyClementineClient.Builder builder =
          MyClementineClient.builder()
              .baseUrl(gateway.url() + "api/")
              .credentials(Login.of("jeandupont", "a-password"))
              .retryPolicy(Expectation.POLICY);
      Pauses.replaceIn(builder, wait -> {});
      try (MyClementineClient client =
          (isOfTheUsers ? builder.httpClient(new OkHttpClient()) : builder).build()) {
        assertRecordedOnce(gateway, client::session);
        assertRecordedOnce(gateway, () -> client.users().getProfil(1).result());
        assertRecordedOnce(gateway, () -> client.users().getProfil(1).future().join());
      }
    }
  }

  private static void assertRecordedOnce(Gateway gateway, Executable task) {
    for (int status : STATUSES) {
      for (String header : HEADERS) {
        gateway.error = new WireResponse(status, null, new byte[0]);
        gateway.header = header;
        int before = gateway.records.get();
        assertThrows(RuntimeException.class, task);
        assertEquals(1, gateway.records.get() - before, () -> status + ", " + header);
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
          Pauses.replaceIn(builder, wait -> {});
          if (http != null) {
            builder.httpClient(http);
          }
        });
  }

  private static final class Gateway implements AutoCloseable {
    private final AtomicInteger records = new AtomicInteger();
    private final SocketServer server =
        new SocketServer(ServerSocketFactory.getDefault(), () -> this::hold);
    private volatile WireResponse error;
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
        request.respondAndStay(error, header);
      }
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
