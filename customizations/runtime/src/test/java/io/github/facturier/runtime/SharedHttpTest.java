package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedHttpTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  @Test
  void clientsShareThreadsAndConnectionsUntilTheLastIsClosed() throws Exception {
    OkHttpClient one = SharedHttp.acquire();
    OkHttpClient two = SharedHttp.acquire();
    assertSame(one, two);
    SharedHttp.release();
    assertFalse(one.dispatcher().executorService().isShutdown());
    SharedHttp.release();
    assertTrue(one.dispatcher().executorService().isShutdown());
    OkHttpClient three = SharedHttp.acquire();
    assertFalse(three.dispatcher().executorService().isShutdown());
    SharedHttp.release();
  }

  @Test
  void closingOneClientLeavesTheOthersOpen() throws Exception {
    server.answer(json("{\"id\":1}"));
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
}
