package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.json.Thing;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.ResponseBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** An exception has the status of the response, whatever the error. */
class StatusOfErrorsTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  private static MockResponse created(String body, int status) {
    return new MockResponse().setResponseCode(status).setBody(body);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "201,`{\"id\":`,DecodingException",
        "201,``,DecodingException",
        "201,`[]`,DecodingException",
        "201,` [ ] `,DecodingException",
        "200,`[]`,DecodingException",
        "202,`{\"id\":\"x\"}`,DecodingException",
        "201,`<html>`,AuthenticationException",
        "202,`{\"failed\":true}`,ProviderException",
        "204,``,DecodingException",
      })
  void ofABodyThatIsNoResult(int status, String body, String type) throws Exception {
    ThingsApi api = server.api(server.builder(), field -> field.apply("failed") != null);
    ApiCall<Thing> call = api.create(Thing.builder().id(1L).build());
    for (int i = 0; i < 3; i++) {
      server.respond(
          status == 204 ? created("", 204).removeHeader("Content-Length") : created(body, status));
    }
    check(status, type, assertThrows(ApiException.class, call::result));
    ExecutionException future =
        assertThrows(
            ExecutionException.class, () -> call.clone().future().get(10, TimeUnit.SECONDS));
    check(status, type, assertInstanceOf(ApiException.class, future.getCause()));
    if (status != 204) { // which is null the Retrofit way
      check(status, type, assertInstanceOf(ApiException.class, enqueued(call.clone())));
    }
  }

  private static void check(int status, String type, ApiException e) {
    assertEquals(type, e.getClass().getSimpleName());
    assertEquals(status, e.status());
  }

  @Test
  void ofABodyThatIsCut() {
    MockResponse cut =
        created("{\"id\":1,\"name\":\"" + "x".repeat(10_000) + "\"}", 201)
            .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
    MockResponse chunked = cut.clone().setChunkedBody("x".repeat(10_000), 100);
    for (MockResponse response : new MockResponse[] {cut, chunked}) {
      server.respond(response);
      ThingsApi api = server.api();
      ApiException e =
          assertThrows(
              ApiException.class, () -> api.create(Thing.builder().id(1L).build()).result());
      assertEquals(201, e.status());
    }
  }

  /** An error with a truncated body has its status and type. */
  @ParameterizedTest
  @CsvSource({
    "400,ValidationException",
    "401,AuthenticationException",
    "403,PermissionException",
    "404,NotFoundException",
    "409,ConflictException",
    "422,ValidationException",
    "429,RateLimitException",
    "500,ServerException",
    "302,ProviderException"
  })
  void ofAnErrorThatIsCut(int status, String type) {
    MockResponse cut =
        created("why" + "x".repeat(10_000), status)
            .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
    MockResponse chunked =
        cut.clone().removeHeader("Content-Length").setChunkedBody("why" + "x".repeat(10_000), 100);
    ThingsApi api = server.api(server.builder().retryPolicy(RetryPolicy.NONE));
    for (MockResponse response : new MockResponse[] {cut, chunked}) {
      for (CallStyle style : new CallStyle[] {CallStyle.RESULT, CallStyle.FUTURE}) {
        server.respond(response);
        ApiCall<Thing> call = api.create(Thing.builder().id(1L).build());
        ApiException e = assertInstanceOf(ApiException.class, style.failure(call));
        check(status, type, e);
        assertTrue(e.body().startsWith("why"), e.body());
      }
      server.respond(response);
      check(status, type, assertThrows(ApiException.class, () -> api.pdf("1").result()));
    }
  }

  /** Failures in an interceptor that reads the body have the status as well. */
  @Test
  void ofABodyThatIsCutWhileItIsDecrypted() {
    ThingsServer.Builder builder = server.builder();
    builder.intercepting(
        chain -> {
          okhttp3.Response response = chain.proceed(chain.request());
          return response
              .newBuilder()
              .body(ResponseBody.create(response.body().bytes(), response.body().contentType()))
              .build();
        });
    ThingsApi api = server.api(builder);
    for (CallStyle style : new CallStyle[] {CallStyle.RESULT, CallStyle.FUTURE}) {
      server.respond(
          created("x".repeat(10_000), 202)
              .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
      ApiCall<Thing> call = api.create(Thing.builder().id(1L).build());
      check(202, "TransportException", (ApiException) style.failure(call));
    }
  }

  @Test
  void ofAPageThatRepeats() {
    server.respond(created("[{},{},{}]", 206), created("[{},{},{}]", 206));
    ThingsApi api = server.api();
    ThingsApi.ListThings all = ThingsApi.ListThings.builder().build();
    ApiException e =
        assertThrows(ApiException.class, () -> api.list(all).stream().forEach(thing -> {}));
    check(206, "ProviderException", e);
    assertEquals(Outcome.DONE, e.outcome());
  }

  @Test
  void ofAFileThatIsNone() {
    server.respond(created("no file", 203));
    ApiException e = assertThrows(ApiException.class, () -> server.api().pdf("1").result());
    assertEquals(203, e.status());
  }

  @Test
  void ofNoResponse() {
    server.respond(ThingsServer.cut());
    ThingsApi api = server.api();
    ApiException e =
        assertThrows(TransportException.class, () -> api.create(Thing.builder().build()).result());
    assertEquals(0, e.status());
  }

  /** A repeated call starts without the earlier status. */
  @Test
  void isThatOfEachCall() {
    ThingsApi api = server.api();
    ApiCall<Thing> call = api.create(Thing.builder().id(1L).build());
    server.respond(created("[]", 201), ThingsServer.cut());
    assertEquals(201, assertThrows(ApiException.class, call::result).status());
    assertEquals(0, assertThrows(ApiException.class, () -> call.clone().result()).status());
  }

  private static Object enqueued(ApiCall<Thing> call) throws InterruptedException {
    BlockingQueue<Object> results = new LinkedBlockingQueue<>();
    call.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<Thing> ignored, Response<Thing> response) {
            results.add(response);
          }

          @Override
          public void onFailure(Call<Thing> ignored, Throwable e) {
            results.add(e);
          }
        });
    return results.poll(10, TimeUnit.SECONDS);
  }
}
