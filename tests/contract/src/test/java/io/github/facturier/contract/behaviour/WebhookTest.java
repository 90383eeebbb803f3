package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.WebhookTokenException;
import io.github.facturier.vosfactures.VosFacturesWebhooks;
import io.github.facturier.vosfactures.auth.WebhookToken;
import io.github.facturier.vosfactures.model.InvoiceWebhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Events at a user's webhook URL, from any sender. */
class WebhookTest {
  private static final String BODY =
      "{\"app_name\":\"vosfactures\",\"api_token\":\"le-mien-123456\",\"new\":1}";

  private final List<InvoiceWebhook> received = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final VosFacturesWebhooks.Handler handler =
      new VosFacturesWebhooks.Handler() {
        @Override
        public void invoiceCreated(InvoiceWebhook payload) {
          received.add(payload);
        }

        @Override
        public void unknown(String event, JsonElement payload) {
          unknown.add(event);
        }
      };

  @Test
  void theWebhookTokenIdentifiesTheSender() {
    VosFacturesWebhooks.dispatch(VosFacturesWebhooks.INVOICE_CREATE, BODY, handler);
    InvoiceWebhook payload = received.get(0);
    assertTrue(WebhookToken.of("le-mien-123456").matches(payload.apiToken()));
    assertFalse(WebhookToken.of("un-autre").matches(payload.apiToken()));
    assertFalse(payload.toString().contains("le-mien"), payload.toString());
  }

  @Test
  void eventsWithoutAMethodAreIgnored() {
    VosFacturesWebhooks.dispatch(VosFacturesWebhooks.PRODUCT_UPDATE, "{}", handler);
    VosFacturesWebhooks.dispatch("une:nouveaute", "{}", new VosFacturesWebhooks.Handler() {});
    assertEquals(List.of(), received);
  }

  @Test
  void aHandlerRunsOnlyForTheTokenOfTheWebhook() {
    WebhookToken token = WebhookToken.of("le-mien-123456");
    dispatch(BODY, token);
    assertEquals(1, received.size());
    Map<String, Boolean> others =
        Map.of(
            BODY.replace("le-mien", "un-autre"),
            false,
            BODY.replace("6\"", "67\""),
            false,
            "{\"api_token\":12,\"deal\":\"not a document\"}",
            false,
            BODY.replace("api_token", "token"),
            true,
            "{\"api_token\":null}",
            true,
            "{\"api_token\":\"\"}",
            true,
            "{\"api_token\":[\"le-mien-123456\"]}",
            true,
            "{}",
            true);
    others.forEach(
        (body, isMissing) -> {
          WebhookTokenException refused =
              assertThrows(WebhookTokenException.class, () -> dispatch(body, token), body);
          assertEquals(isMissing, refused.isMissing(), body);
          assertFalse(refused.toString().matches(".*(le-mien|un-autre).*"), refused.toString());
          assertTrue(refused.getMessage().startsWith("VosFacturesWebhooks.dispatch: "));
        });
    assertThrows(
        WebhookTokenException.class,
        () -> VosFacturesWebhooks.dispatch("une:nouveaute", "{}", token, handler));
    assertEquals(1, received.size());
    assertEquals(List.of(), unknown);
  }

  @Test
  void anUnknownEventWithItsTokenIsPassedOn() {
    WebhookToken token = WebhookToken.of("le-mien-123456");
    VosFacturesWebhooks.dispatch("une:nouveaute", BODY, token, handler);
    assertEquals(List.of("une:nouveaute"), unknown);
  }

  @Test
  void argumentsAreRequired() {
    WebhookToken token = WebhookToken.of("le-mien-123456");
    for (Executable call :
        List.<Executable>of(
            () -> VosFacturesWebhooks.dispatch(null, BODY, token, handler),
            () -> VosFacturesWebhooks.dispatch("a", null, token, handler),
            () -> VosFacturesWebhooks.dispatch("a", BODY, null, handler),
            () -> VosFacturesWebhooks.dispatch("a", BODY, token, null))) {
      IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call);
      assertTrue(refused.getMessage().startsWith("VosFacturesWebhooks.dispatch: parameter"));
    }
  }

  @Test
  void aBodyThatIsNoObjectIsNoEvent() {
    for (String body :
        List.of("", "null", "[", "[]", "[1]", "{\"api_token\":", "<html>", "12", "\"le-mien\"")) {
      for (String event : List.of(VosFacturesWebhooks.INVOICE_CREATE, "une:nouveaute")) {
        assertThrows(
            DecodingException.class,
            () -> VosFacturesWebhooks.dispatch(event, body, handler),
            body);
        DecodingException refused =
            assertThrows(
                DecodingException.class,
                () -> VosFacturesWebhooks.dispatch(event, body, WebhookToken.of("a"), handler),
                body);
        assertFalse(refused.getMessage().contains("le-mien"), refused.getMessage());
      }
    }
    assertEquals(List.of(), received);
    assertEquals(List.of(), unknown);
  }

  @Test
  void aValueOfAnotherTypeIsNamed() {
    String body = "{\"deal\":{\"date\":\"hier\"},\"api_token\":\"t\"}";
    DecodingException refused =
        assertThrows(DecodingException.class, () -> dispatch(body, WebhookToken.of("t")));
    assertTrue(
        refused.getMessage().startsWith("WebhookDeal.date at $.deal.date: "), refused.getMessage());
  }

  private void dispatch(String body, WebhookToken token) {
    VosFacturesWebhooks.dispatch(VosFacturesWebhooks.INVOICE_CREATE, body, token, handler);
  }
}
