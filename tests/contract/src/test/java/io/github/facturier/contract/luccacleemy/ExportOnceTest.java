package io.github.facturier.contract.luccacleemy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.RateLimitException;
import io.github.facturier.runtime.error.TransportException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exported entry can never be exported again: whatever happens, the request is sent once. */
class ExportOnceTest {
  private static final String HINT =
      "The entries may now be marked exported; delete the export in the history of Cleemy's accounting exports";

  @RegisterExtension final ExportServer server = new ExportServer();

  @Test
  void aClosedConnectionIsNotRetried() {
    server
        .http()
        .enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    TransportException e = assertInstanceOf(TransportException.class, failure());
    assertTrue(e.getMessage().contains(HINT), e.getMessage());
  }

  @Test
  void aTimeoutIsNotRetried() {
    server.http().enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    TransportException e = assertInstanceOf(TransportException.class, failure());
    assertTrue(e.getMessage().contains(HINT), e.getMessage());
  }

  @Test
  void aClosedKeepAliveConnectionIsNotRetried() throws Exception {
    server
        .http()
        .enqueue(new MockResponse().setHeader("Content-Type", "text/csv").setBody("Date\r\n"));
    server
        .http()
        .enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    server.respondOnceMore();
    try (LuccaCleemyClient client = server.builder().build()) {
      client.exports().export(1).result().copyTo(OutputStream.nullOutputStream());
      assertThrows(TransportException.class, () -> client.exports().export(1).result());
    }
    assertEquals(2, server.http().getRequestCount());
    server.http().takeRequest();
    assertEquals(1, server.http().takeRequest().getSequenceNumber(), "on another connection");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void aServerErrorIsNotRetried(int status) {
    server.http().enqueue(response(status).setHeader("Retry-After", "0"));
    ApiException e = failure();
    assertEquals(status, e.status());
    assertTrue(e.getMessage().contains(HINT), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) {
    server.http().enqueue(response(status).setHeader("Location", "/elsewhere"));
    ApiException e = failure();
    assertEquals(status, e.status());
    assertTrue(e.getMessage().contains(HINT), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 431})
  void aRejectedRequestExportsNothing(int status) {
    server.http().enqueue(response(status));
    ApiException e = failure();
    assertEquals(status, e.status());
    assertFalse(e.getMessage().contains(HINT), e.getMessage());
    assertTrue(e.getMessage().endsWith("Sorry"), e.getMessage());
  }

  @Test
  void aRateLimitIsNotRetried() {
    server.http().enqueue(response(429).setHeader("Retry-After", "30"));
    RateLimitException e = assertInstanceOf(RateLimitException.class, failure());
    assertEquals(Duration.ofSeconds(30), e.retryAfter());
  }

  @Test
  void theAuthenticatorOfTheHttpClientIsNotCalled() {
    AtomicInteger asked = new AtomicInteger();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .authenticator(
                (route, response) -> {
                  asked.incrementAndGet();
                  return response.request().newBuilder().header("X-Again", "1").build();
                })
            .build();
    server.http().enqueue(response(401));
    server.respondOnceMore();
    LuccaCleemyClient.Builder builder = server.builder().httpClient(http);
    try (LuccaCleemyClient client = builder.build()) {
      assertThrows(AuthenticationException.class, () -> client.exports().export(1).result());
    }
    assertEquals(1, server.http().getRequestCount());
    assertEquals(0, asked.get());
  }

  @Test
  void anHtmlPageIsNotAnExport() {
    server
        .http()
        .enqueue(
            new MockResponse().setHeader("Content-Type", "text/html").setBody("<html>Connexion"));
    ApiException e = failure();
    assertInstanceOf(AuthenticationException.class, e);
    assertTrue(e.getMessage().contains(HINT), e.getMessage());
  }

  @Test
  void aClosedConnectionIsNotRetriedByFuture() {
    server
        .http()
        .enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    server.respondOnceMore();
    try (LuccaCleemyClient client = server.builder().build()) {
      CompletionException e =
          assertThrows(CompletionException.class, () -> client.exports().export(1).future().join());
      assertInstanceOf(TransportException.class, e.getCause());
    }
    assertEquals(1, server.http().getRequestCount());
  }

  private static MockResponse response(int status) {
    return new MockResponse()
        .setResponseCode(status)
        .setHeader("Content-Type", "application/json")
        .setBody("{\"Status\":" + status + ",\"Message\":\"Sorry\"}");
  }

  /** The failure of an export whose request came once. */
  private ApiException failure() {
    server.respondOnceMore();
    LuccaCleemyClient.Builder builder = server.builder().readTimeout(Duration.ofSeconds(1));
    try (LuccaCleemyClient client = builder.build()) {
      ApiException e = assertThrows(ApiException.class, () -> client.exports().export(1).result());
      assertEquals(1, server.http().getRequestCount());
      return e;
    }
  }
}
