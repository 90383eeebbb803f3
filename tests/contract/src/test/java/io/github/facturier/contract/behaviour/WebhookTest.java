package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.vosfactures.VosFacturesWebhooks;
import io.github.facturier.vosfactures.auth.WebhookToken;
import io.github.facturier.vosfactures.model.InvoiceWebhook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events at a user's webhook URL, from any sender. */
class WebhookTest {
  private static final String BODY =
      "{\"app_name\":\"vosfactures\",\"api_token\":\"le-mien-123456\",\"new\":1}";

  private final List<InvoiceWebhook> received = new ArrayList<>();
  private final VosFacturesWebhooks.Handler handler =
      new VosFacturesWebhooks.Handler() {
        @Override
        public void invoiceCreated(InvoiceWebhook payload) {
          received.add(payload);
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
    VosFacturesWebhooks.dispatch("une:nouveaute", "[1]", handler);
    assertEquals(List.of(), received);
  }

  @Test
  void valuesOfAnotherTypeAreRefused() {
    for (String body : List.of("", "null", "[", "[1]", "{\"api_token\":", "<html>", "12")) {
      assertThrows(
          DecodingException.class,
          () -> VosFacturesWebhooks.dispatch(VosFacturesWebhooks.INVOICE_CREATE, body, handler),
          body);
    }
    assertEquals(List.of(), received);
  }
}
