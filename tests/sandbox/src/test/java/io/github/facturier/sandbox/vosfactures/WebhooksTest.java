package io.github.facturier.sandbox.vosfactures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.data.Json;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  @Test
  void activeWebhooksAreCalledByDaemonThreads() throws Exception {
    try (Sandbox sandbox = Sandbox.start();
        MockWebServer endpoint = new MockWebServer()) {
      endpoint.enqueue(new MockResponse());
      VosFacturesTestClient http = new VosFacturesTestClient(sandbox.vosFactures());
      String rule =
          "{'webhook': {'kind': 'client:create', 'url': '%s', 'api_token': 'mine', 'active': %s}}";
      http.create("/webhooks.json", rule.formatted(endpoint.url("/hook"), "true"));
      http.create("/webhooks.json", rule.formatted(endpoint.url("/off"), "false"));
      JsonObject client = http.create("/clients.json", "{'client': {'name': 'A'}}");
      RecordedRequest request = endpoint.takeRequest(5, TimeUnit.SECONDS);
      JsonObject payload = Json.parseObject(Objects.requireNonNull(request).getBody().readUtf8());
      assertEquals("/hook", request.getPath());
      assertEquals("mine", payload.get("api_token").getAsString());
      assertEquals(client.get("id"), payload.get("id"));
      assertEquals("A", payload.getAsJsonObject("client").get("name").getAsString());
      assertNull(endpoint.takeRequest(200, TimeUnit.MILLISECONDS));
      List<Thread> senders =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("OkHttp"))
              .toList();
      assertFalse(senders.isEmpty());
      assertEquals(List.of(), senders.stream().filter(thread -> !thread.isDaemon()).toList());
    }
  }
}
