package io.github.facturier.contract.behaviour;

import static io.github.facturier.contract.provider.ProviderUnderTest.VOS_FACTURES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiException;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.vosfactures.VosFacturesClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often each operation reaches the server when the server does not answer as it should. */
class RetryTest {
  private static final int ONCE = 1;
  private static final int ONCE_AND_TWO_RETRIES = 3;

  private static final MockResponse TOO_MANY = status(429);
  private static final MockResponse UNAVAILABLE = status(503);
  private static final MockResponse AT_ONCE = status(503).setHeader("Retry-After", "0");
  private static final MockResponse LATER = status(503).setHeader("Retry-After", "61");
  private static final MockResponse CUT = VosServer.cut();
  private static final MockResponse BROKEN = status(500);

  @RegisterExtension final VosServer server = new VosServer();

  @TestFactory
  Stream<DynamicTest> aReadIsRepeated() {
    return tests(
        VOS_FACTURES.where(SpecOperation::isRead),
        operation -> {
          VosFacturesClient client = withoutPool();
          assertReceived(client, operation, TOO_MANY, ONCE_AND_TWO_RETRIES);
          assertReceived(client, operation, UNAVAILABLE, ONCE_AND_TWO_RETRIES);
          assertReceived(client, operation, CUT, ONCE_AND_TWO_RETRIES);
          assertReceived(client, operation, LATER, ONCE);
          assertReceived(client, operation, BROKEN, ONCE);
        });
  }

  /** With 429 and 503 the server says that it did nothing; a cut says nothing. */
  @TestFactory
  Stream<DynamicTest> aWriteIsRepeatedOnlyIfItWasTurnedAway() {
    return tests(
        VOS_FACTURES.where(operation -> !operation.isRead() && !operation.isNeverResent()),
        operation -> {
          assertReceived(operation, TOO_MANY, ONCE_AND_TWO_RETRIES);
          assertReceived(operation, UNAVAILABLE, ONCE_AND_TWO_RETRIES);
          assertReceived(operation, CUT, ONCE);
          assertReceived(operation, LATER, ONCE);
          assertReceived(operation, BROKEN, ONCE);
        });
  }

  @TestFactory
  Stream<DynamicTest> neverMeansNever() {
    List<SpecOperation> never = VOS_FACTURES.where(SpecOperation::isNeverResent);
    assertTrue(never.stream().anyMatch(operation -> operation.id().equals("sendInvoiceByEmail")));
    return tests(
        never,
        operation -> {
          for (MockResponse answer : List.of(TOO_MANY, UNAVAILABLE, AT_ONCE, CUT, LATER, BROKEN)) {
            assertReceived(operation, answer, ONCE);
          }
        });
  }

  /** OkHttp would resend after 503 with Retry-After 0, whatever the method and our policy. */
  @TestFactory
  Stream<DynamicTest> nothingIsResentBehindOurBack() {
    return tests(
        VOS_FACTURES.operations(),
        operation -> {
          assertReceived(operation, AT_ONCE, ONCE, RetryPolicy.NONE);
          assertReceived(operation, TOO_MANY, ONCE, RetryPolicy.NONE);
        });
  }

  @Test
  void whatComesAfterARetryIsTheResult() {
    server.answer(AT_ONCE, CUT, VosServer.json(200, "{\"id\":7}"));
    assertEquals(7L, client(VosServer.AT_ONCE).webhooks().get(7).result().id());
    assertEquals(ONCE_AND_TWO_RETRIES, server.requests());
  }

  private interface Check {
    void run(SpecOperation operation);
  }

  private static Stream<DynamicTest> tests(List<SpecOperation> operations, Check check) {
    return operations.stream()
        .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> check.run(operation)));
  }

  private void assertReceived(SpecOperation operation, MockResponse answer, int times) {
    assertReceived(operation, answer, times, VosServer.AT_ONCE);
  }

  /**
   * A client of the user's own that keeps no connection open. OkHttp itself sends a read again when
   * a connection that it had kept turns out to be cut; those requests are not counted here.
   */
  private VosFacturesClient withoutPool() {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();
    return server.client(server.builder().retryPolicy(VosServer.AT_ONCE).httpClient(http));
  }

  private void assertReceived(
      SpecOperation operation, MockResponse answer, int times, RetryPolicy policy) {
    assertReceived(client(policy), operation, answer, times);
  }

  private void assertReceived(
      VosFacturesClient client, SpecOperation operation, MockResponse answer, int times) {
    server.answerAll(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer.clone();
          }

          @Override
          public MockResponse peek() { // what is to happen to the connection before a request
            return answer.clone();
          }
        });
    int before = server.requests();
    assertThrows(ApiException.class, () -> VOS_FACTURES.call(client, operation).result());
    assertEquals(times, server.requests() - before, () -> operation + " and " + answer);
  }

  private VosFacturesClient client(RetryPolicy policy) {
    return server.client(server.builder().retryPolicy(policy));
  }

  private static MockResponse status(int status) {
    return new MockResponse().setResponseCode(status);
  }
}
