package io.github.facturier.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard lets a request pass only once, whatever OkHttp resends. */
class ResendGuardTest {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** Simulates an OkHttp that sends each request three times, whatever its outcome. */
  private static Response stubborn(Interceptor.Chain chain) throws IOException {
    for (int i = 0; i < 2; i++) {
      try {
        chain.proceed(chain.request()).close();
      } catch (IOException e) {
        continue;
      }
    }
    return chain.proceed(chain.request());
  }

  private static OkHttpClient stubborn() {
    OkHttpClient.Builder http = new OkHttpClient.Builder();
    ResendGuard.install(http);
    return http.addInterceptor(ResendGuardTest::stubborn).build();
  }

  private Request request(String method) {
    RequestBody body = method.equals("GET") ? null : RequestBody.create("body", null);
    return new Request.Builder().url(server.url("/")).method(method, body).build();
  }

  private void respond(MockResponse first) {
    server.enqueue(first);
    for (int i = 0; i < 5; i++) {
      server.enqueue(new MockResponse().setBody("another"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 302, 400, 401, 404, 408, 429, 500, 502, 503, 504})
  void aWriteThatHasAResponseIsNotSentAgain(int status) throws IOException {
    for (String method : new String[] {"POST", "DELETE"}) {
      try (MockWebServer other = new MockWebServer()) {
        for (int i = 0; i < 3; i++) {
          other.enqueue(new MockResponse().setResponseCode(status).setHeader("Retry-After", "0"));
        }
        Request request = request(method).newBuilder().url(other.url("/")).build();
        try (Response response = stubborn().newCall(request).execute()) {
          assertEquals(status, response.code());
          assertEquals("0", response.header("Retry-After"));
        }
        assertEquals(1, other.getRequestCount());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 408, 503})
  void aReadThatHasAResponseIsNotSentAgain(int status) throws IOException {
    respond(new MockResponse().setResponseCode(status));
    try (Response response = stubborn().newCall(request("GET")).execute()) {
      assertEquals(status, response.code());
      assertNull(response.header("Retry-After"));
    }
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void aWriteWhoseConnectionBreaksIsNotSentAgain() {
    respond(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    OkHttpClient http = stubborn();
    IOException e =
        assertThrows(IOException.class, () -> http.newCall(request("POST")).execute().close());
    assertEquals(1, server.getRequestCount());
    assertFalse(e.getMessage().contains("not sent"), e::toString);
  }

  @Test
  void aReadMayBeSentAgainOnceAConnectionBreaksThatWasUsedBefore() throws IOException {
    respond(new MockResponse());
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    ResendGuard.install(builder);
    OkHttpClient http = builder.build();
    http.newCall(request("GET")).execute().close();
    server.setDispatcher(cuttingFirst());
    try (Response response = http.newCall(request("GET")).execute()) {
      assertEquals("another", response.body().string());
    }
    assertEquals(3, server.getRequestCount());
  }

  private static Dispatcher cuttingFirst() {
    AtomicInteger requests = new AtomicInteger();
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return requests.incrementAndGet() == 1
            ? new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST)
            : new MockResponse().setBody("another");
      }
    };
  }

  @Test
  void aReadWhoseNewConnectionBreaksIsNotSentAgain() {
    respond(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    OkHttpClient http = stubborn();
    assertThrows(IOException.class, () -> http.newCall(request("GET")).execute().close());
    assertEquals(1, server.getRequestCount());
  }

  /** The failure of a second connection must not report that nothing was sent. */
  @Test
  void aFailureToConnectDoesNotHideThatTheRequestWasSent() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    OkHttpClient.Builder http = new OkHttpClient.Builder();
    ResendGuard.install(http);
    http.addInterceptor(ResendGuardTest::stubborn);
    http.dns(
        host -> {
          if (connections.incrementAndGet() > 1) {
            throw new UnknownHostException("gone");
          }
          return List.of(InetAddress.getByName("127.0.0.1"));
        });
    respond(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    IOException e =
        assertThrows(
            IOException.class, () -> http.build().newCall(request("POST")).execute().close());
    assertFalse(e instanceof UnknownHostException, e::toString);
    assertEquals(1, server.getRequestCount());
  }

  /** A proxy that asks for a password has not passed the request on. */
  @Test
  void aWriteThatAProxyRejectedIsResentWithThePassword() throws IOException {
    server.enqueue(new MockResponse().setResponseCode(407));
    server.enqueue(new MockResponse().setResponseCode(201));
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", server.getPort())))
            .proxyAuthenticator(
                (route, response) ->
                    response.request().newBuilder().header("Proxy-Authorization", "x").build());
    ResendGuard.install(http);
    Request request =
        new Request.Builder()
            .url("http://things.example/")
            .post(RequestBody.create("body", null))
            .build();
    try (Response response = http.build().newCall(request).execute()) {
      assertEquals(201, response.code());
    }
    assertEquals(2, server.getRequestCount());
  }

  /** With OkHttp: bodies with these statuses are returned completely. */
  @ParameterizedTest
  @ValueSource(ints = {408, 503})
  void theTextOfAResponseIsKept(int status) throws IOException {
    for (String method : new String[] {"GET", "POST", "DELETE"}) {
      for (String retryAfter : new String[] {"0", "7", null}) {
        int before = server.getRequestCount();
        MockResponse error = new MockResponse().setResponseCode(status).setBody("text");
        server.enqueue(retryAfter == null ? error : error.setHeader("Retry-After", retryAfter));
        OkHttpClient.Builder http = new OkHttpClient.Builder();
        ResendGuard.install(http);
        try (Response response = http.build().newCall(request(method)).execute()) {
          assertEquals("text", response.body().string());
          assertEquals(retryAfter, response.header("Retry-After"));
        }
        assertEquals(1, server.getRequestCount() - before);
      }
    }
  }
}
