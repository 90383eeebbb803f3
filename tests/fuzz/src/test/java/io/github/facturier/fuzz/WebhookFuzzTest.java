package io.github.facturier.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.facturier.factomos.FactomosWebhooks;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.vosfactures.VosFacturesWebhooks;
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

  @FuzzTest(maxDuration = "10m")
  void anEventIsReadOrRefused(byte[] input) {
    String body = new String(input, StandardCharsets.UTF_8);
    for (String event : EVENTS) {
      attempt(
          () -> VosFacturesWebhooks.dispatch(event, body, new VosFacturesWebhooks.Handler() {}));
    }
    attempt(() -> FactomosWebhooks.dispatch(body, new FactomosWebhooks.Handler() {}));
  }

  private static void attempt(Runnable dispatch) {
    try {
      dispatch.run();
    } catch (DecodingException e) {
      Refusals.check(e);
    }
  }
}
