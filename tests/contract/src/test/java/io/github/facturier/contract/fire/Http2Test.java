package io.github.facturier.contract.fire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.runtime.client.Pauses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The same outcomes over HTTP/2, with an {@code OkHttpClient} of the user. There OkHttp resends
 * requests for other reasons. No write is received twice, even if the server reports that it was
 * not processed.
 */
class Http2Test {
  /** The outcome in OkHttp depends on whether the connection was used before. */
  private static final int CALLS = 2;

  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder()
          .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
          .socketFactory(new PromptConnections())
          .build();

  @AfterAll
  static void close() {
    HTTP.dispatcher().executorService().shutdown();
    HTTP.connectionPool().evictAll();
  }

  /** One operation of each kind that differs in resending. */
  @TestFactory
  Stream<DynamicTest> everyCallEndsAsPromised() {
    Map<String, Row> kinds = new LinkedHashMap<>();
    Row.all().forEach(row -> kinds.putIfAbsent(kind(row), row));
    Collection<Row> rows = kinds.values();
    assertTrue(kinds.size() > 12, kinds::toString);
    List<DynamicTest> tests = new ArrayList<>();
    for (Row row : rows) {
      for (Http2Fault fault : Http2Fault.values()) {
        tests.add(
            DynamicTest.dynamicTest(row + " × " + fault, () -> assertEndsAsPromised(row, fault)));
      }
    }
    return tests.stream();
  }

  private static String kind(Row row) {
    boolean hasBody = row.operation().operation().getRequestBody() != null;
    return row.provider()
        + (row.operation().isRead() ? " read" : row.operation().isNeverResent() ? " never" : "")
        + (hasBody ? " with a body" : "");
  }

  private static void assertEndsAsPromised(Row row, Http2Fault fault) {
    Expectation expected = Expectation.of(row, fault.alike);
    try (Http2Server server = new Http2Server(fault);
        ClientUnderTest client = client(row, server)) {
      for (int call = 1; call <= CALLS; call++) {
        Throwable failure = Results.failure(client.call(row.operation()), CallStyle.RESULT);
        int least = call * expected.requests();
        // OkHttp resends a request that is refused on a reused connection.
        boolean isResent = row.operation().isRead() && fault == Http2Fault.REFUSED_STREAM;
        int most = isResent ? 2 * least : least;
        assertTrue(
            server.requests() >= least && server.requests() <= most,
            () -> server.requests() + " requests, then " + failure);
        assertEquals(
            expected.end(),
            failure == null ? Expectation.RESULT : failure.getClass(),
            () -> "" + failure);
      }
    }
  }

  private static ClientUnderTest client(Row row, Http2Server server) {
    return row.provider()
        .client(
            server.url(),
            Secrets.of(row.provider()),
            builder -> {
              builder.httpClient(HTTP).retryPolicy(Expectation.POLICY);
              Pauses.replaceIn(builder, wait -> {});
            });
  }
}
