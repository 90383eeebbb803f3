package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.WireRequest;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A body of known length has Content-Length, since many PHP servers and gateways refuse chunked
 * bodies.
 */
class ContentLengthTest {
  private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH");

  @TestFactory
  Stream<DynamicTest> everyRequestHasAContentLength() {
    return ProviderUnderTest.everyOperation(
        (provider, operation) -> {
          try (ProviderServer server = new ProviderServer(provider)) {
            server.willRespond(operation);
            server.client().call(operation).execute();
            WireRequest request = server.takeRequest();
            Headers headers = request.headers();
            assertNull(headers.get("Transfer-Encoding"), headers::toString);
            if (WITH_BODY.contains(request.method())) {
              assertEquals(
                  Integer.toString(request.body().length),
                  headers.get("Content-Length"),
                  headers::toString);
            }
          }
        });
  }
}
