package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.json;
import static io.github.facturier.runtime.ThingsServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ThingsApi.ListThings;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.json.Thing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** The call styles, and the kinds of results. */
class ResponsesTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  @ParameterizedTest
  @CsvSource({
    "400,ValidationException",
    "401,AuthenticationException",
    "403,PermissionException",
    "404,NotFoundException",
    "409,ConflictException",
    "410,NotFoundException",
    "422,ValidationException",
    "429,RateLimitException",
    "500,ServerException",
    "501,ServerException",
    "503,ServerException",
    "599,ServerException",
    "418,ProviderException",
    "300,ProviderException",
  })
  void aStatusIsAnExceptionOfItsKind(int status, String type) {
    server.respond(status(status).setBody("why"));
    ThingsApi api = server.api(server.builder().retryPolicy(RetryPolicy.NONE));
    ApiException e = assertThrows(ApiException.class, () -> api.get("1").result());
    assertEquals(type, e.getClass().getSimpleName());
    assertEquals(status, e.status());
    assertEquals("ThingsApi.get", e.operation());
    assertEquals("why", e.body());
    assertTrue(e.url().endsWith("/things/1.json"), e.url());
    assertTrue(e.getMessage().startsWith("ThingsApi.get: " + status), e.getMessage());
  }

  @Test
  void theReasonPhraseIsTheMessageOfAnEmptyBody() {
    server.respond(new MockResponse().setStatus("HTTP/1.1 418 Short and stout"));
    ApiException e = assertThrows(ApiException.class, () -> server.api().get("1").result());
    assertEquals("ThingsApi.get: 418: Short and stout", e.getMessage());
  }

  @Test
  void aLongBodyIsCut() {
    server.respond(status(500).setBody("x".repeat(1024 * 1024)));
    ApiException e = assertThrows(ApiException.class, () -> server.api().get("1").result());
    assertEquals(64 * 1024, e.body().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"id\":", "[1,2]", "\"text\"", "null", "{}{}"})
  void whatIsNotTheModel(String body) {
    server.respond(json(body));
    DecodingException e =
        assertThrows(DecodingException.class, () -> server.api().get("1").result());
    assertTrue(e.getMessage().startsWith("ThingsApi.get: Thing"), e.getMessage());
    assertEquals(200, e.status());
  }

  @Test
  void noContentWhereSomeIsPromised() {
    server.respond(status(204), status(204), status(204));
    ThingsApi api = server.api();
    DecodingException e = assertThrows(DecodingException.class, () -> api.get("1").result());
    assertEquals(204, e.status());
    assertTrue(e.getMessage().contains("no content"), e.getMessage());
    assertThrows(DecodingException.class, () -> api.find("a").result());
    assertThrows(DecodingException.class, () -> api.list(ListThings.builder().build()).result());
  }

  /** With Retrofit's own methods, a missing body is null. */
  @Test
  void noContentWithRetrofit() throws IOException {
    server.respond(status(204));
    Response<Thing> response = server.api().get("1").execute();
    assertEquals(204, response.code());
    assertNull(response.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ok", "{}", "[]", "{\"any\":\"thing\"}", "null", "{broken"})
  void anyBodyIsIgnoredWhereNoneIsExpected(String body) {
    server.respond(json(body));
    assertNull(server.api().delete("1").result());
  }

  @Test
  void noContentIsNothing() {
    server.respond(status(204));
    assertNull(server.api().delete("1").result());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", " \n\t<!DOCTYPE html>", "<?xml version='1.0'?><a/>"})
  void aPageInPlaceOfData(String page) {
    for (int i = 0; i < 5; i++) {
      server.respond(new MockResponse().setBody(page)); // whatever its type may be
    }
    ThingsApi api = server.api();
    List<ApiCall<?>> calls =
        List.of(
            api.get("1"),
            api.find("a"),
            api.index(),
            api.delete("1"),
            api.list(ListThings.builder().build()));
    for (ApiCall<?> call : calls) {
      AuthenticationException e = assertThrows(AuthenticationException.class, call::result);
      assertTrue(e.getMessage().contains("HTML page"), e.getMessage());
      assertEquals(page, e.body());
    }
  }

  @Test
  void anObjectWithFreeKeys() {
    server.respond("{\"7\":{\"id\":\"1\"},\"8\":{\"id\":2}}");
    Map<String, Thing> things = server.api().index().result();
    assertEquals(List.of("7", "8"), List.copyOf(things.keySet()));
    assertEquals(1L, things.get("7").id());
  }

  @Test
  void anEmptyObjectOfPhp() {
    server.respond("[]");
    assertEquals(Map.of(), server.api().index().result());
  }

  @Test
  void anErrorOfAPlaceInAList() {
    server.respond("[{\"id\":1},{\"id\":\"x\"}]");
    DecodingException e =
        assertThrows(DecodingException.class, () -> server.api().find("a").result());
    assertTrue(e.getMessage().contains("Thing.id at $[1].id"), e.getMessage());
  }

  @Test
  void inTheBackground() throws Exception {
    server.respond("{\"id\":1}");
    assertEquals(1L, server.api().get("1").future().get(10, TimeUnit.SECONDS).id());
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 404, 500})
  void failuresInTheBackground(int status) {
    server.respond(status(status));
    assertInstanceOf(ApiException.class, failure(server.api().get("1").future()));
  }

  @Test
  void aCutInTheBackground() {
    server.respond(
        json("{\"id\":1}").setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
    assertInstanceOf(TransportException.class, failure(server.api().get("1").future()));
  }

  @Test
  void invalidJsonInTheBackground() {
    server.respond("[");
    assertInstanceOf(DecodingException.class, failure(server.api().get("1").future()));
    server.respond("no pdf");
    assertInstanceOf(DecodingException.class, failure(server.api().pdf("1").future()));
  }

  @Test
  void cancellingTheFutureCancelsTheCall() {
    server.respond(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    ApiCall<Thing> call = server.api().get("1");
    call.future().cancel(true);
    assertTrue(call.isCanceled());
  }

  @Test
  void withRetrofit() throws IOException {
    server.respond(json("{\"id\":1}").setHeader("X-Other", "kept"), status(404).setBody("why"));
    Response<Thing> good = server.api().get("1").execute();
    assertEquals(1L, good.body().id());
    assertEquals("kept", good.headers().get("X-Other"));
    Response<Thing> bad = server.api().get("1").execute();
    assertFalse(bad.isSuccessful());
    assertEquals("why", bad.errorBody().string());
  }

  @Test
  void withRetrofitInTheBackground() throws InterruptedException {
    server.respond("{\"id\":1}");
    server.respond("[");
    BlockingQueue<Object> results = new LinkedBlockingQueue<>();
    Callback<Thing> callback =
        new Callback<>() {
          @Override
          public void onResponse(Call<Thing> call, Response<Thing> response) {
            results.add(response.body());
          }

          @Override
          public void onFailure(Call<Thing> call, Throwable e) {
            results.add(e);
          }
        };
    server.api().get("1").enqueue(callback);
    assertEquals(1L, ((Thing) results.poll(10, TimeUnit.SECONDS)).id());
    server.api().get("1").enqueue(callback);
    assertInstanceOf(DecodingException.class, results.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void aCallIsMadeOnceAndClonedForMore() {
    server.respond("{\"id\":1}");
    server.respond("{\"id\":2}");
    ApiCall<Thing> call = server.api().get("1");
    assertFalse(call.isExecuted());
    assertEquals(1L, call.result().id());
    assertTrue(call.isExecuted());
    assertThrows(IllegalStateException.class, call::result);
    assertEquals(2L, call.clone().result().id());
  }

  @Test
  void aChangedRequest() throws InterruptedException {
    server.respond("{\"id\":1}");
    ApiCall<Thing> call = server.api().get("1");
    Request before = call.request();
    call.with(request -> request.newBuilder().header("X-Mine", "yes").build()).result();
    assertEquals("yes", server.next().getHeader("X-Mine"));
    assertSame(before, call.request());
    assertFalse(call.isExecuted());
  }

  @Test
  void theTextOfACall() {
    String text = server.api().get("1").toString();
    assertTrue(text.startsWith("ThingsApi.get GET http://"), text);
    assertTrue(text.endsWith("/things/1.json"), text);
  }

  /** Values of parameters with secret names are redacted in errors. */
  @Test
  void anEchoOfAParameter() {
    server.respond(status(422).setBody("bad: hunter2hunter2 \"hunter2hunter2\""));
    ApiException e =
        assertThrows(
            ApiException.class,
            () -> server.api().list(ListThings.builder().token("hunter2hunter2").build()).result());
    assertEquals("bad: [hidden] \"[hidden]\"", e.body());
    assertFalse(e.url().contains("hunter2"), e.url());
  }

  /** A secret may be visible only after the error is decoded. */
  @Test
  void anEchoThatIsWrapped() {
    String wrapped =
        Base64.getEncoder().encodeToString("bad: hunter2hunter2".getBytes(StandardCharsets.UTF_8));
    server.respond(status(422).setBody("base64 " + wrapped));
    ApiException e =
        assertThrows(
            ApiException.class,
            () -> server.api().list(ListThings.builder().token("hunter2hunter2").build()).result());
    assertEquals(Map.of("", List.of("bad: [hidden]")), e.messages());
    assertEquals("ThingsApi.list: 422: bad: [hidden]", e.getMessage());
  }

  private static Throwable failure(CompletableFuture<?> future) {
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> future.get(10, TimeUnit.SECONDS));
    return e.getCause();
  }
}
