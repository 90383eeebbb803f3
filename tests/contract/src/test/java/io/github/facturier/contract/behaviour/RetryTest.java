package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.client.ClientBuilder;
import io.github.facturier.runtime.error.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How often each operation is sent when the server fails. */
class RetryTest {
  private static final int ONCE = 1;
  private static final int ONCE_AND_TWO_RETRIES = 3;

  private static final MockResponse TOO_MANY = status(429);
  private static final MockResponse UNAVAILABLE = status(503);
  private static final MockResponse AT_ONCE = status(503).setHeader("Retry-After", "0");
  private static final MockResponse LATER = status(503).setHeader("Retry-After", "61");
  private static final MockResponse CUT = VosServer.cut();
  private static final MockResponse BROKEN = status(500);

  @TestFactory
  Stream<DynamicTest> aReadIsRetried() {
    return tests(
        SpecOperation::isRead,
        call -> {
          // First: OkHttp itself repeats a read if a connection breaks that was used before.
          call.assertReceived(CUT, ONCE_AND_TWO_RETRIES);
          call.assertReceived(TOO_MANY, ONCE_AND_TWO_RETRIES);
          call.assertReceived(UNAVAILABLE, ONCE_AND_TWO_RETRIES);
          call.assertReceived(LATER, ONCE);
          call.assertReceived(BROKEN, ONCE);
        });
  }

  /** Of all operations, whatever their HTTP method is. */
  @TestFactory
  Stream<DynamicTest> a503IsRetriedExactlyIfTheOperationReads() {
    return tests(
        operation -> true,
        call -> {
          boolean reads = "read".equals(call.operation.extension("x-effect"));
          call.assertReceived(UNAVAILABLE, reads ? ONCE_AND_TWO_RETRIES : ONCE);
        });
  }

  /**
   * Status 429 means that the request was not carried out; after a cut or another status this is
   * unknown.
   */
  @TestFactory
  Stream<DynamicTest> aWriteIsRetriedOnlyAfter429() {
    return tests(
        operation -> !operation.isRead() && !operation.isNeverResent(),
        call -> {
          call.assertReceived(TOO_MANY, ONCE_AND_TWO_RETRIES);
          for (int status : new int[] {408, 425, 500, 502, 503, 504}) {
            call.assertReceived(status(status), ONCE);
          }
          call.assertReceived(AT_ONCE, ONCE);
          call.assertReceived(CUT, ONCE);
          call.assertReceived(LATER, ONCE);
          call.assertReceived(BROKEN, ONCE);
        });
  }

  @TestFactory
  Stream<DynamicTest> aNonRepeatableOperationIsSentOnce() {
    return tests(
        SpecOperation::isNeverResent,
        call -> {
          for (MockResponse response :
              List.of(TOO_MANY, UNAVAILABLE, AT_ONCE, CUT, LATER, BROKEN)) {
            call.assertReceived(response, ONCE);
          }
        });
  }

  /** Non-repeatable operations are marked in the documents. */
  @Test
  void sendingAndCreatingInvoicesAreNotRepeated() {
    List<String> never = new ArrayList<>();
    for (ProviderUnderTest provider : ProviderUnderTest.values()) {
      provider.operations().stream()
          .filter(SpecOperation::isNeverResent)
          .forEach(operation -> never.add(operation.id()));
    }
    assertTrue(
        never.containsAll(
            List.of(
                "sendInvoiceByEmail",
                "sendEmail",
                "createToken",
                "createExpenseAccountingExport",
                "saveFileForTransaction",
                "setAccountEnga")),
        never::toString);
    ProviderUnderTest.FACTOMOS
        .where(operation -> operation.id().matches("(create|send|transform)\\w+"))
        .forEach(operation -> assertTrue(operation.isNeverResent(), operation::id));
  }

  /** OkHttp would resend any method after 503 with Retry-After 0, despite our policy. */
  @TestFactory
  Stream<DynamicTest> okHttpResendsNothing() {
    return ProviderUnderTest.everyOperation(
        (provider, operation) -> {
          try (ProviderServer server = new ProviderServer(provider)) {
            Called call = new Called(server, server.client(), operation);
            call.assertReceived(AT_ONCE, ONCE);
            call.assertReceived(TOO_MANY, ONCE);
          }
        });
  }

  @Test
  void theResponseToTheRetryIsTheResult() {
    ProviderUnderTest provider = ProviderUnderTest.VOS_FACTURES;
    SpecOperation operation = provider.document().operation("getWebhook");
    try (ProviderServer server = new ProviderServer(provider)) {
      server.willRespond(AT_ONCE);
      server.willRespond(CUT);
      server.willRespond(operation);
      assertNotNull(server.client(RetryTest::patiently).call(operation).result());
      assertEquals(ONCE_AND_TWO_RETRIES, server.requestCount());
    }
  }

  private interface Check {
    void run(Called call);
  }

  private static Stream<DynamicTest> tests(Predicate<SpecOperation> condition, Check check) {
    return ProviderUnderTest.everyOperation(
        condition,
        (provider, operation) -> {
          try (ProviderServer server = new ProviderServer(provider)) {
            check.run(new Called(server, server.client(RetryTest::patiently), operation));
          }
        });
  }

  private static void patiently(ClientBuilder<?> builder) {
    builder.retryPolicy(VosServer.AT_ONCE).readTimeout(Duration.ofSeconds(10));
  }

  /** An operation, with a client of a server that always sends the same response. */
  private record Called(ProviderServer server, ClientUnderTest client, SpecOperation operation) {
    void assertReceived(MockResponse response, int times) {
      server.respondWith(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return response.clone();
            }

            @Override
            public MockResponse peek() { // what happens to the connection before a request
              return response.clone();
            }
          });
      int before = server.requestCount();
      assertThrows(ApiException.class, () -> client.call(operation).result());
      assertEquals(times, server.requestCount() - before, () -> operation + " and " + response);
    }
  }

  private static MockResponse status(int status) {
    return new MockResponse().setResponseCode(status);
  }
}
