package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.TransportException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The outcome and status of failed calls: every provider, reads and writes. */
class OutcomesTest {
  private static List<SpecOperation> readAndWrite(ProviderUnderTest provider) {
    List<SpecOperation> all = provider.where(operation -> !operation.isAnonymous());
    List<SpecOperation> reads = all.stream().filter(SpecOperation::isRead).limit(1).toList();
    List<SpecOperation> writes = all.stream().filter(one -> !one.isRead()).limit(1).toList();
    return Stream.concat(reads.stream(), writes.stream()).toList();
  }

  /** Executes the call synchronously and asynchronously. */
  private static void eachWay(ApiCall<?> call, Consumer<ApiException> check) {
    check.accept(assertThrows(ApiException.class, call.clone()::result));
    CompletableFuture<?> future = call.clone().future();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> future.get(20, TimeUnit.SECONDS));
    check.accept(assertInstanceOf(ApiException.class, e.getCause()));
  }

  private static void check(ApiCall<?> call, Outcome outcome, int status) {
    eachWay(
        call,
        e -> {
          assertEquals(outcome, e.outcome(), e::toString);
          assertEquals(status, e.status(), e::toString);
        });
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void ofAStatus(ProviderUnderTest provider) {
    for (SpecOperation operation : readAndWrite(provider)) {
      try (ProviderServer server = new ProviderServer(provider)) {
        ApiCall<?> call = server.client().call(operation);
        for (int status : new int[] {400, 401, 403, 404, 408, 422, 425, 429, 500, 502, 503}) {
          for (int way = 0; way < 2; way++) {
            server.willRespond(new MockResponse().setResponseCode(status).setBody("why"));
          }
          boolean rejected = status < 500 && status != 408 && status != 425;
          check(call, rejected ? Outcome.REJECTED : Outcome.UNKNOWN, status);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void ofWhatIsNotSent(ProviderUnderTest provider) {
    for (SpecOperation operation : readAndWrite(provider)) {
      try (ProviderServer server = new ProviderServer(provider)) {
        ClientUnderTest limited =
            server.client(
                builder ->
                    builder.limiter(
                        () -> {
                          throw new IllegalStateException("no bucket");
                        }));
        check(limited.call(operation), Outcome.NOT_SENT, 0);
        ClientUnderTest closed = server.client();
        ApiCall<?> late = closed.call(operation);
        closed.close();
        check(late, Outcome.NOT_SENT, 0);
        ApiCall<?> cancelled = server.client().call(operation);
        cancelled.cancel();
        ApiException e = assertThrows(TransportException.class, cancelled::result);
        assertEquals(Outcome.NOT_SENT, e.outcome());
        assertEquals(0, server.requestCount());
      }
      ProviderServer ended = new ProviderServer(provider);
      ApiCall<?> call = ended.client().call(operation);
      ended.close();
      check(call, Outcome.NOT_SENT, 0);
    }
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void ofALostConnection(ProviderUnderTest provider) {
    for (SpecOperation operation : readAndWrite(provider)) {
      try (ProviderServer server = new ProviderServer(provider)) {
        ApiCall<?> call = server.client().call(operation);
        for (int way = 0; way < 2; way++) {
          server.willRespond(
              new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
        }
        check(call, Outcome.UNKNOWN, 0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void ofASuccessWhoseBodyIsCut(ProviderUnderTest provider) {
    for (SpecOperation operation : json(provider)) {
      try (ProviderServer server = new ProviderServer(provider)) {
        ApiCall<?> call = server.client().call(operation);
        for (int way = 0; way < 2; way++) {
          server.willRespond(cut(201));
        }
        check(call, Outcome.UNKNOWN, 201);
      }
    }
  }

  /** The status is known even if the body cannot be read. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void ofAnErrorWhoseBodyIsCut(ProviderUnderTest provider) {
    for (SpecOperation operation : readAndWrite(provider)) {
      try (ProviderServer server = new ProviderServer(provider)) {
        ApiCall<?> call = server.client().call(operation);
        for (int way = 0; way < 2; way++) {
          server.willRespond(cut(404));
        }
        eachWay(
            call,
            e -> {
              assertInstanceOf(NotFoundException.class, e);
              assertEquals(Outcome.REJECTED, e.outcome());
              assertEquals(404, e.status());
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void ofASuccessThatCannotBeRead(ProviderUnderTest provider) {
    for (SpecOperation operation : json(provider)) {
      try (ProviderServer server = new ProviderServer(provider)) {
        ApiCall<?> call = server.client().call(operation);
        for (int way = 0; way < 2; way++) {
          server.willRespond(new MockResponse().setResponseCode(201).setBody("{\"cut"));
        }
        check(call, Outcome.DONE, 201);
      }
    }
  }

  private static List<SpecOperation> json(ProviderUnderTest provider) {
    return readAndWrite(provider).stream()
        .filter(operation -> "application/json".equals(operation.success().mediaType()))
        .toList();
  }

  private static MockResponse cut(int status) {
    return new MockResponse()
        .setResponseCode(status)
        .setBody("x".repeat(10_000))
        .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
  }

  static List<ProviderUnderTest> thoseWithErrorsInASuccess() {
    return List.of(ProviderUnderTest.VOS_FACTURES, ProviderUnderTest.FACTOMOS);
  }

  @ParameterizedTest
  @MethodSource("thoseWithErrorsInASuccess")
  void ofAnErrorInASuccess(ProviderUnderTest provider) {
    String error =
        "{\"code\":\"error\",\"message\":\"no\",\"error\":{\"code\":-9,\"message\":\"no\"}}";
    for (SpecOperation operation : json(provider)) {
      try (ProviderServer server = new ProviderServer(provider)) {
        ApiCall<?> call = server.client().call(operation);
        for (int way = 0; way < 2; way++) {
          server.willRespond(operation, 200, error);
        }
        check(call, Outcome.REJECTED, 200);
      }
    }
  }
}
