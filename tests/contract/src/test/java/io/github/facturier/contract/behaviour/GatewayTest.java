package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * A gateway that forwards each request, and then sends an error of its own in place of the
 * response: Envoy does so after a reset, others after a timeout. One call makes one record.
 */
class GatewayTest {
  private static final int[] STATUSES = {408, 425, 500, 502, 503, 504};
  private static final String[] HEADERS = {"", "Retry-After: 0\r\n", "Retry-After: 1\r\n"};

  @TestFactory
  Stream<DynamicTest> oneCallIsOneRecord() {
    return ProviderUnderTest.everyOperation(
        operation -> !operation.isRead(), GatewayTest::assertRecordedOnce);
  }

  private static void assertRecordedOnce(ProviderUnderTest provider, SpecOperation operation)
      throws Exception {
    try (RecordingServer server = new RecordingServer();
        ClientUnderTest ours = client(provider, server, null);
        ClientUnderTest users = client(provider, server, new OkHttpClient())) {
      for (int status : STATUSES) {
        for (String header : HEADERS) {
          server.respond(status, header);
          for (ClientUnderTest client : List.of(ours, users)) {
            for (Style style : Style.values()) {
              int before = server.recorded();
              style.fail(client.call(operation));
              assertEquals(
                  1, server.recorded() - before, () -> status + " " + header.strip() + " " + style);
            }
          }
        }
      }
    }
  }

  private static ClientUnderTest client(
      ProviderUnderTest provider, RecordingServer server, OkHttpClient http) {
    return provider.client(
        server.url(),
        Keys.ORDINARY,
        builder -> {
          builder.retryPolicy(VosServer.AT_ONCE);
          if (http != null) {
            builder.httpClient(http);
          }
        });
  }

  private enum Style {
    RESULT {
      @Override
      void fail(ApiCall<?> call) {
        assertThrows(ApiException.class, call::result);
      }
    },
    FUTURE {
      @Override
      void fail(ApiCall<?> call) {
        CompletableFuture<?> later = call.future().orTimeout(1, TimeUnit.MINUTES);
        assertEquals(
            true,
            assertThrows(CompletionException.class, later::join).getCause()
                instanceof ApiException);
      }
    },
    CALLBACK {
      @Override
      void fail(ApiCall<?> call) {
        assertNotNull(error(call).orTimeout(1, TimeUnit.MINUTES).join().errorBody());
      }

      private <T> CompletableFuture<Response<T>> error(ApiCall<T> call) {
        CompletableFuture<Response<T>> response = new CompletableFuture<>();
        call.enqueue(
            new Callback<>() {
              @Override
              public void onResponse(Call<T> ignored, Response<T> error) {
                response.complete(error);
              }

              @Override
              public void onFailure(Call<T> ignored, Throwable e) {
                response.completeExceptionally(e);
              }
            });
        return response;
      }
    };

    /** Makes the call, which fails. */
    abstract void fail(ApiCall<?> call);
  }

  /** What was recorded, and what is said about it. */
  private static final class RecordingServer implements AutoCloseable {
    private final List<String> records = new ArrayList<>();
    private final PlainServer server = new PlainServer(this::respond);
    private String response = "";

    synchronized void respond(int status, String header) {
      response = "HTTP/1.1 " + status + " Gateway\r\n" + header + "Content-Length: 0\r\n\r\n";
    }

    private synchronized String respond(String request) {
      records.add(request);
      return response;
    }

    synchronized int recorded() {
      return records.size();
    }

    String url() {
      return server.url();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
