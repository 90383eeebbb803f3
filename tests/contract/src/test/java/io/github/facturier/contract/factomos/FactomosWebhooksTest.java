package io.github.facturier.contract.factomos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.facturier.contract.support.Listener;
import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.FactomosWebhooks;
import io.github.facturier.factomos.model.ClientCategory;
import io.github.facturier.factomos.model.Notification;
import io.github.facturier.factomos.model.NotificationType;
import io.github.facturier.factomos.support.Line;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.sandbox.FactomosSandbox;
import io.github.facturier.sandbox.SandboxExtension;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SandboxExtension.class)
class FactomosWebhooksTest {
  static List<NotificationType> types() {
    List<NotificationType> types = NotificationType.values();
    assertEquals(31, types.size()); // those that README 1.29 lists
    return types;
  }

  private static String json(String type) {
    return "{\"company_id\":\"550\",\"notification_type\":\""
        + type
        + "\",\"result\":{\"id\":\"5782\",\"error\":{\"code\":0,\"message\":\"OK\"}},"
        + "\"custom\":\"id=3&é\"}";
  }

  /** The methods of the handler that a body leads to, with their last argument. */
  private static List<String> called(String json, List<Object> payloads) {
    List<String> methods = new ArrayList<>();
    FactomosWebhooks.Handler handler =
        (FactomosWebhooks.Handler)
            Proxy.newProxyInstance(
                FactomosWebhooks.class.getClassLoader(),
                new Class<?>[] {FactomosWebhooks.Handler.class},
                (proxy, method, arguments) -> {
                  methods.add(method.getName());
                  payloads.add(arguments[arguments.length - 1]);
                  return null;
                });
    FactomosWebhooks.dispatch(json, handler);
    return methods;
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeIsHandedOverTypedWithWhatTheUserGave(NotificationType type) {
    List<Object> payloads = new ArrayList<>();
    List<String> methods = called(json(type.value()), payloads);
    assertEquals(1, methods.size());
    assertTrue(!methods.get(0).equals("unknown"), type::value);
    Notification notification = (Notification) payloads.get(0);
    assertEquals(type, notification.notificationType());
    assertEquals(550L, notification.companyId());
    assertEquals(5782L, notification.result().id());
    assertEquals(5782L, notification.recordId());
    assertEquals("id=3&é", notification.custom());
    assertEquals(notification, notification.toBuilder().build());
    String more =
        json(type.value()).replace("{\"company_id\"", "{\"sent_by\":\"x\",\"company_id\"");
    assertEquals(
        JsonParser.parseString(more), JsonParser.parseString(Notification.fromJson(more).toJson()));
  }

  @Test
  void everyEventTypeHasItsMethod() {
    Set<String> methods = new HashSet<>();
    types().forEach(type -> methods.addAll(called(json(type.value()), new ArrayList<>())));
    assertEquals(types().size(), methods.size());
  }

  @Test
  void anUnknownTypeIsKept() {
    List<Object> payloads = new ArrayList<>();
    assertEquals(List.of("unknown"), called(json("create_rocket"), payloads));
    assertEquals(
        "id=3&é", ((JsonElement) payloads.get(0)).getAsJsonObject().get("custom").getAsString());
    Notification read = Notification.fromJson(json("create_rocket"));
    assertEquals(NotificationType.of("create_rocket"), read.notificationType());
    assertTrue(!read.notificationType().isKnown());
    assertEquals(List.of("unknown"), called("{}", payloads));
  }

  @Test
  void aBodyThatIsNoObjectIsNoEvent() {
    for (String body : List.of("", "{\"company_id\":", "[]", "[1]", "null", "12", "\"a\"")) {
      List<Object> payloads = new ArrayList<>();
      assertThrows(DecodingException.class, () -> called(body, payloads), body);
      assertEquals(List.of(), payloads);
    }
    DecodingException refused =
        assertThrows(
            DecodingException.class,
            () -> called(json("create_invoice").replace("\"5782\"", "\"abc\""), new ArrayList<>()));
    assertTrue(
        refused.getMessage().startsWith("NotificationResult.id at $.result.id: "),
        refused.getMessage());
  }

  @Test
  void anInvoiceMadeOfAnEstimateIsNamed(FactomosSandbox factomos) throws Exception {
    try (Listener listener = new Listener();
        FactomosClient client = SandboxClients.of(factomos)) {
      long buyer = client.clients().create(ClientCategory.CLIENT, "Dupont").result().clientId();
      long service = client.services().create("Conseil", BigDecimal.TEN).result().serviceId();
      long estimate =
          client.estimates().create(buyer, List.of(Line.of(service, "1"))).result().estimateId();
      factomos.notifyTo(listener.url());
      long invoice = client.estimates().transform(estimate).result().invoiceId();
      Notification gained = Notification.fromJson(listener.next());
      assertEquals(NotificationType.ESTIMATE_STATUS_GAINED, gained.notificationType());
      assertEquals(estimate, gained.result().id());
      assertEquals(invoice, gained.result().invoiceId());
      factomos.notify("update_stock", service, "id=3");
      Notification stock = Notification.fromJson(listener.next());
      assertEquals("id=3", stock.custom());
    }
  }
}
