package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonElement;
import io.github.facturier.vosfactures.VosFacturesWebhooks;
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
    Object payload = handled.arguments().get(0);
    JsonEquality.assertEqual(body.toString(), Json.encode(payload).toString());
    assertEquals(List.of(), ModelMirror.unknownFields(payload));
    assertEquals(List.of(), ModelMirror.blindSpots(payload));
  }

  @Test
  void anUnknownEventIsPassedOn() {
    Handled handled = dispatch("invoice:paid", "{\"id\":1}");
    assertEquals("unknown", handled.method());
    assertEquals(List.of("invoice:paid", Json.parse("{\"id\":1}")), handled.arguments());
  }

  private static Handled dispatch(String event, String body) {
    List<Handled> handled = new ArrayList<>();
    Class<?> type = VosFacturesWebhooks.Handler.class;
    VosFacturesWebhooks.Handler handler =
        (VosFacturesWebhooks.Handler)
            Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> {
                  handled.add(new Handled(method.getName(), List.of(arguments)));
                  return null;
                });
    VosFacturesWebhooks.dispatch(event, body, handler);
    assertEquals(1, handled.size(), handled::toString);
    return handled.get(0);
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
