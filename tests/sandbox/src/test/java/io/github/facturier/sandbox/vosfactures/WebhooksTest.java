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
      assertNull(payload.get("id"));
      JsonObject sent = payload.getAsJsonObject("client");
      assertEquals("A", sent.get("name").getAsString());
      assertEquals(client.get("id"), sent.get("id"));
      assertEquals(client.get("id"), sent.getAsJsonObject("external_ids").get("vosfactures"));
      assertNull(endpoint.takeRequest(200, TimeUnit.MILLISECONDS));
      List<Thread> senders =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("OkHttp"))
              .toList();
      assertFalse(senders.isEmpty());
      assertEquals(List.of(), senders.stream().filter(thread -> !thread.isDaemon()).toList());
    }
  }

  @Test
  void bodiesHaveTheIdentifierInTheRecord() throws Exception {
    try (Sandbox sandbox = Sandbox.start();
        MockWebServer endpoint = new MockWebServer()) {
      VosFacturesTestClient http = new VosFacturesTestClient(sandbox.vosFactures());
      for (String kind : List.of("invoice:create", "product:create")) {
        endpoint.enqueue(new MockResponse());
        String rule = "{'webhook': {'kind': '%s', 'url': '%s', 'api_token': 'mine'}}";
        http.create("/webhooks.json", rule.formatted(kind, endpoint.url("/hook")));
      }
      JsonObject product = http.create("/products.json", "{'product': {'name': 'P'}}");
      JsonObject sent = sent(endpoint).getAsJsonObject("product");
      assertEquals(product.get("id"), sent.getAsJsonObject("external_ids").get("vosfactures"));
      assertEquals(product.get("stock_level"), sent.get("stock_level"));
      JsonObject invoice =
          http.create(
              "/invoices.json",
              "{'invoice': {'kind': 'vat', 'buyer_name': 'B', 'positions': [{'name': 'P', 'tax': 20,"
                  + " 'quantity': 1, 'total_price_gross': 12}]}}");
      JsonObject deal = sent(endpoint).getAsJsonObject("deal");
      assertEquals(invoice.get("id"), deal.getAsJsonObject("external_ids").get("vosfactures"));
      assertEquals(invoice.get("number"), deal.get("invoice_no"));
      assertEquals("B", deal.getAsJsonObject("client").get("name").getAsString());
    }
  }

  private static JsonObject sent(MockWebServer endpoint) throws InterruptedException {
    RecordedRequest request = Objects.requireNonNull(endpoint.takeRequest(5, TimeUnit.SECONDS));
    return Objects.requireNonNull(Json.parseObject(request.getBody().readUtf8()));
  }
}
