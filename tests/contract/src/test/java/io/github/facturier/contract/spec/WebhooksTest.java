package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.WebhookTokenException;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.vosfactures.VosFacturesWebhooks;
import io.github.facturier.vosfactures.auth.WebhookToken;
import io.github.facturier.vosfactures.model.ClientWebhook;
import io.github.facturier.vosfactures.model.InvoiceWebhook;
import io.github.facturier.vosfactures.model.ProductWebhook;
import io.github.facturier.vosfactures.model.WebhookKind;
import io.swagger.v3.oas.models.callbacks.Callback;
import io.swagger.v3.oas.models.media.MediaType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every event of the document reaches the method for it, with its body read without loss. */
class WebhooksTest {
  private static final SpecDocument DOCUMENT = SpecDocument.vosFactures();
  private static final String TOKEN = "MY_ENDPOINT_API_TOKEN";

  /** A call of a handler's method. */
  private record Handled(String method, List<Object> arguments) {}

  @TestFactory
  Stream<DynamicTest> everyEventReachesItsMethod() {
    List<?> events = (List<?>) DOCUMENT.extension("x-webhook-payloads");
    assertFalse(events.isEmpty());
    Map<String, JsonElement> bodies = bodies();
    return events.stream()
        .map(event -> (Map<?, ?>) event)
        .map(
            event ->
                DynamicTest.dynamicTest(
                    event.get("event").toString(),
                    () -> assertReaches(event, bodies.get(event.get("schema").toString()))));
  }

  private static void assertReaches(Map<?, ?> event, JsonElement body) {
    assertNotNull(body, "no callback has an example of the event's body");
    Handled handled = dispatch(event.get("event").toString(), body.toString());
    assertEquals(event.get("method"), handled.method());
    Model payload = (Model) handled.arguments().get(0);
    JsonEquality.assertEqual(body.toString(), Json.encode(payload).toString());
    assertEquals(List.of(), ModelMirror.unknownFields(payload));
    assertEquals(List.of(), ModelMirror.blindSpots(payload));
    assertNotNull(recordId(payload));
    assertFalse(payload.toString().contains(TOKEN), payload::toString);
    assertKeepsUnknownFields(event.get("event").toString(), body);
    assertChecksTheToken(event.get("event").toString(), body.toString());
  }

  private static void assertKeepsUnknownFields(String event, JsonElement body) {
    JsonObject more = body.getAsJsonObject().deepCopy();
    more.addProperty("sent_by", "x");
    more.entrySet().stream()
        .filter(member -> member.getValue().isJsonObject())
        .forEach(member -> member.getValue().getAsJsonObject().addProperty("new_field", 1.50));
    Model payload = (Model) dispatch(event, more.toString()).arguments().get(0);
    assertEquals(more, Json.encode(payload));
    assertEquals(payload, ModelMirror.toBuilder(payload).build());
  }

  private static Long recordId(Model payload) {
    if (payload instanceof InvoiceWebhook event) {
      return event.recordId();
    }
    return payload instanceof ClientWebhook event
        ? event.recordId()
        : ((ProductWebhook) payload).recordId();
  }

  private static void assertChecksTheToken(String event, String body) {
    List<Handled> handled = new ArrayList<>();
    VosFacturesWebhooks.dispatch(event, body, WebhookToken.of(TOKEN), handler(handled));
    assertEquals(1, handled.size());
    for (String wrong :
        List.of(body.replace(TOKEN, "another"), body.replace("api_token", "token"), "{}")) {
      assertThrows(
          WebhookTokenException.class,
          () ->
              VosFacturesWebhooks.dispatch(event, wrong, WebhookToken.of(TOKEN), handler(handled)),
          wrong);
    }
    assertEquals(1, handled.size());
  }

  @Test
  void everyKindOfWebhookHasAnEvent() {
    List<?> events = (List<?>) DOCUMENT.extension("x-webhook-payloads");
    assertEquals(
        WebhookKind.values().stream().map(WebhookKind::value).toList(),
        events.stream().map(event -> ((Map<?, ?>) event).get("event")).toList());
  }

  @Test
  void anUnknownEventIsPassedOn() {
    Handled handled = dispatch("invoice:paid", "{\"id\":1}");
    assertEquals("unknown", handled.method());
    assertEquals(List.of("invoice:paid", Json.parse("{\"id\":1}")), handled.arguments());
  }

  private static Handled dispatch(String event, String body) {
    List<Handled> handled = new ArrayList<>();
    VosFacturesWebhooks.dispatch(event, body, handler(handled));
    assertEquals(1, handled.size(), handled::toString);
    return handled.get(0);
  }

  private static VosFacturesWebhooks.Handler handler(List<Handled> handled) {
    Class<?> type = VosFacturesWebhooks.Handler.class;
    return (VosFacturesWebhooks.Handler)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              handled.add(new Handled(method.getName(), List.of(arguments)));
              return null;
            });
  }

  /** The examples of what VosFactures sends, by the name of their schema. */
  private static Map<String, JsonElement> bodies() {
    Map<String, JsonElement> bodies = new LinkedHashMap<>();
    for (SpecOperation operation : DOCUMENT.operations()) {
      Map<String, Callback> callbacks = operation.operation().getCallbacks();
      if (callbacks != null) {
        callbacks.values().stream()
            .flatMap(callback -> callback.values().stream())
            .flatMap(path -> path.readOperations().stream())
            .map(call -> call.getRequestBody().getContent().get(SpecOperation.JSON))
            .forEach(body -> put(body, bodies));
      }
    }
    return bodies;
  }

  private static void put(MediaType body, Map<String, JsonElement> bodies) {
    bodies.put(SpecDocument.nameOf(body.getSchema()), Json.ofExample(body.getExample()));
  }
}
