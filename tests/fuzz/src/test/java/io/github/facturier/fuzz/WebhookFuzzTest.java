package io.github.facturier.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.facturier.factomos.FactomosWebhooks;
import io.github.facturier.factomos.model.Notification;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.WebhookTokenException;
import io.github.facturier.vosfactures.VosFacturesWebhooks;
import io.github.facturier.vosfactures.auth.WebhookToken;
import io.github.facturier.vosfactures.model.ClientWebhook;
import io.github.facturier.vosfactures.model.InvoiceWebhook;
import io.github.facturier.vosfactures.model.ProductWebhook;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Untrusted bodies posted to a user's webhook URL. */
class WebhookFuzzTest {
  private static final List<String> EVENTS =
      List.of(
          VosFacturesWebhooks.INVOICE_CREATE,
          VosFacturesWebhooks.CLIENT_CREATE,
          VosFacturesWebhooks.PRODUCT_CREATE,
          "an:other");

  private static final WebhookToken TOKEN = WebhookToken.of("token");

  @FuzzTest(maxDuration = "10m")
  void anEventIsReadOrRefused(byte[] input) {
    String body = new String(input, StandardCharsets.UTF_8);
    for (String event : EVENTS) {
      attempt(() -> VosFacturesWebhooks.dispatch(event, body, new Reader()));
      attempt(() -> VosFacturesWebhooks.dispatch(event, body, TOKEN, new Reader()));
    }
    attempt(
        () ->
            FactomosWebhooks.dispatch(
                body,
                new FactomosWebhooks.Handler() {
                  @Override
                  public void invoiceCreated(Notification payload) {
                    payload.recordId();
                  }
                }));
  }

  private static void attempt(Runnable dispatch) {
    try {
      dispatch.run();
    } catch (DecodingException e) {
      Refusals.check(e);
    } catch (WebhookTokenException e) {
      // the body has another token, or none
    }
  }

  private static final class Reader implements VosFacturesWebhooks.Handler {
    @Override
    public void invoiceCreated(InvoiceWebhook payload) {
      payload.recordId();
    }

    @Override
    public void clientCreated(ClientWebhook payload) {
      payload.recordId();
    }

    @Override
    public void productCreated(ProductWebhook payload) {
      payload.recordId();
    }
  }
}
