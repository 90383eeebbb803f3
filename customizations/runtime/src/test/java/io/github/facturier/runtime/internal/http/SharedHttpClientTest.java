package io.github.facturier.runtime.internal.http;

import static io.github.facturier.runtime.ThingsServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.ThingsApi;
import io.github.facturier.runtime.ThingsServer;
import io.github.facturier.runtime.client.ClientCore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedHttpClientTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  @Test
  void clientsShareConnectionsUntilTheLastIsClosed() {
    OkHttpClient one = SharedHttpClient.acquire();
    OkHttpClient two = SharedHttpClient.acquire();
    assertSame(one, two);
    SharedHttpClient.release();
    assertSame(one, SharedHttpClient.acquire());
    SharedHttpClient.release();
    SharedHttpClient.release();
    assertNotSame(one, SharedHttpClient.acquire());
    SharedHttpClient.release();
  }

  @Test
  void theLastOneClosesTheConnections() {
    OkHttpClient shared = SharedHttpClient.acquire();
    server.respond(json("{\"id\":1}"));
    ClientCore client = server.client(server.builder());
    client.api(ThingsApi.class).get("1").result();
    assertEquals(1, shared.connectionPool().idleConnectionCount());
    client.close();
    SharedHttpClient.release();
    assertEquals(0, shared.connectionPool().connectionCount());
  }

  /** The connection of a file that is being read is closed with the file. */
  @Test
  void aConnectionInUseIsClosedWithItsCall() throws IOException {
    OkHttpClient shared = SharedHttpClient.acquire();
    String whole = "x".repeat(1024 * 1024);
    server.respond(new MockResponse().setBody(whole));
    ClientCore client = server.client(server.builder());
    Download file = client.api(ThingsApi.class).export().result();
    client.close();
    SharedHttpClient.release();
    assertEquals(1, shared.connectionPool().connectionCount());
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    file.copyTo(read);
    assertEquals(whole.length(), read.size());
    assertEquals(0, shared.connectionPool().connectionCount());
  }

  @Test
  void closingOneClientLeavesTheOthersOpen() throws Exception {
    server.respond(json("{\"id\":1}"));
    ClientCore one = server.client(server.builder());
    ClientCore two = server.client(server.builder());
    one.close();
    one.close(); // a second close must not count for another client
    assertEquals(1L, two.api(ThingsApi.class).get("1").future().get(10, TimeUnit.SECONDS).id());
  }

  @Test
  void aClientOfTheUsersStaysOpen() {
    OkHttpClient http = new OkHttpClient();
    ClientCore client = server.client(server.builder().httpClient(http));
    client.close();
    assertFalse(http.dispatcher().executorService().isShutdown());
  }

  /** OkHttp would reject them later, without naming the setting. */
  @Test
  void timeoutsThatOkHttpCannotKeepAreRefusedAtOnce() {
    for (Duration timeout :
        List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(25), Duration.ofDays(-1))) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> server.builder().readTimeout(timeout));
      assertTrue(e.getMessage().contains("readTimeout"), e::getMessage);
    }
    server.client(
        server.builder().readTimeout(Duration.ofDays(24)).callTimeout(Duration.ofMillis(1)));
  }

  /** The HTTP stack is created lazily, when the builder may have changed. */
  @Test
  void laterChangesOfTheBuilderHaveNoEffect() throws Exception {
    server.respond(json("{\"id\":1}"));
    ThingsServer.Builder builder = server.builder().userAgent("first");
    ThingsApi api = server.api(builder);
    builder.userAgent("second").readTimeout(Duration.ofMillis(1));
    builder.intercepting(
        chain -> {
          throw new IOException("of the second");
        });
    assertEquals(1L, api.get("1").result().id());
    assertTrue(server.next().getHeader("User-Agent").startsWith("first "));
  }
}
