package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ApiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** The text of an error of any format is in the exception: every provider, every call style. */
class ErrorTextsTest {
  private static final String JSON = "application/json; charset=utf-8";

  /** Bodies, and the messages that are in them. */
  private static final Map<String, Map<String, List<String>>> BODIES = new LinkedHashMap<>();

  static {
    said("{\"error\":\"Positions can't be empty\"}", "", "Positions can't be empty");
    said("{\"errors\":{\"name\":[\"a\",\"b\"]}}", "name", "a", "b");
    said("{\"errors\":{\"items\":{\"0\":{\"price\":[\"a\"]}}}}", "items.0.price", "a");
    said("{\"errors\":[\"a\",\"b\"]}", "", "a", "b");
    said("{\"errors\":[{\"field\":\"name\",\"message\":\"a\"}]}", "name", "a");
    said("{\"message\":\"Client introuvable\"}", "", "Client introuvable");
    said("{\"Status\":422,\"Message\":\"a\"}", "", "a");
    said("{\"message\":{\"name\":[\"a\"]}}", "name", "a");
    said("{\"error\":{\"code\":\"-9\",\"message\":\"a\"}}", "", "a");
    said("{\"error_message\":\"a\"}", "", "a");
    said("{\"description\":\"a\"}", "", "a");
    said(
        "{\"type\":\"about:blank\",\"detail\":\"ownerId is required\",\"status\":403}",
        "",
        "ownerId is required");
    said("{\"customer_id\":[\"vide\"]}", "customer_id", "vide");
    said("[\"vide\"]", "", "vide");
    said("\"vide\"", "", "vide");
    said("{\"message\":\"cut", "", "{\"message\":\"cut");
    said("Nie znaleziono", "", "Nie znaleziono");
    said("\uFEFF{\"error\":\"Après une marque\"}", "", "Après une marque");
  }

  private static void said(String body, String field, String... texts) {
    BODIES.put(body, Map.of(field, List.of(texts)));
  }

  @TestFactory
  Stream<DynamicTest> everyShapeOfEveryProvider() {
    return ProviderUnderTest.values().stream()
        .flatMap(
            provider ->
                BODIES.keySet().stream()
                    .map(
                        body ->
                            DynamicTest.dynamicTest(
                                provider + ", " + body, () -> assertSaid(provider, body))));
  }

  private static void assertSaid(ProviderUnderTest provider, String body) throws Exception {
    for (SpecOperation operation : readAndWrite(provider)) {
      for (int status : new int[] {403, 404, 422, 500}) {
        try (ProviderServer server = new ProviderServer(provider)) {
          ApiCall<?> call = server.client().call(operation);
          for (int way = 0; way < 3; way++) {
            server.willRespond(
                new MockResponse()
                    .setResponseCode(status)
                    .setHeader("Content-Type", JSON)
                    .setBody(body));
          }
          check(assertThrows(ApiException.class, call::result), status, body);
          check(failure(call.clone().future()), status, body);
          Response<?> raw = enqueued(call.clone()).get(10, TimeUnit.SECONDS);
          assertEquals(body.replace("\uFEFF", ""), raw.errorBody().string().replace("\uFEFF", ""));
        }
      }
    }
  }

  private static List<SpecOperation> readAndWrite(ProviderUnderTest provider) {
    List<SpecOperation> all = provider.where(operation -> !operation.isAnonymous());
    List<SpecOperation> reads = all.stream().filter(SpecOperation::isRead).limit(1).toList();
    List<SpecOperation> writes = all.stream().filter(one -> !one.isRead()).limit(1).toList();
    return Stream.concat(reads.stream(), writes.stream()).toList();
  }

  private static void check(ApiException e, int status, String body) {
    assertEquals(status, e.status());
    assertEquals(BODIES.get(body), e.messages());
    String text = BODIES.get(body).values().iterator().next().get(0);
    assertTrue(e.getMessage().contains(text), e::getMessage);
  }

  private static ApiException failure(CompletableFuture<?> future) {
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> future.get(10, TimeUnit.SECONDS));
    return assertInstanceOf(ApiException.class, e.getCause());
  }

  private static <T> CompletableFuture<Response<T>> enqueued(ApiCall<T> call) {
    CompletableFuture<Response<T>> response = new CompletableFuture<>();
    call.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<T> ignored, Response<T> received) {
            response.complete(received);
          }

          @Override
          public void onFailure(Call<T> ignored, Throwable e) {
            response.completeExceptionally(e);
          }
        });
    return response;
  }
}
