package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.facturier.contract.support.Listener;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.sandbox.SandboxExtension;
import io.github.facturier.sandbox.VosFacturesSandbox;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.VosFacturesWebhooks;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.auth.WebhookToken;
import io.github.facturier.vosfactures.model.Client;
import io.github.facturier.vosfactures.model.ClientInput;
import io.github.facturier.vosfactures.model.ClientWebhook;
import io.github.facturier.vosfactures.model.Invoice;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.InvoiceWebhook;
import io.github.facturier.vosfactures.model.PositionInput;
import io.github.facturier.vosfactures.model.Product;
import io.github.facturier.vosfactures.model.ProductInput;
import io.github.facturier.vosfactures.model.ProductWebhook;
import io.github.facturier.vosfactures.model.WebhookInput;
import io.github.facturier.vosfactures.model.WebhookKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the sandbox sends to webhooks, with its nulls, and what a handler makes of it. */
@ExtendWith(SandboxExtension.class)
class SandboxWebhooksTest {
  private static final String TOKEN = "MY_ENDPOINT_API_TOKEN";

  private final List<Model> received = new ArrayList<>();
  private final VosFacturesWebhooks.Handler handler =
      new VosFacturesWebhooks.Handler() {
        @Override
        public void clientCreated(ClientWebhook payload) {
          received.add(payload);
        }

        @Override
        public void productCreated(ProductWebhook payload) {
          received.add(payload);
        }

        @Override
        public void invoiceCreated(InvoiceWebhook payload) {
          received.add(payload);
        }
      };

  @Test
  void bodiesFitTheDocumentAndLeadToTheirRecords(VosFacturesSandbox vos) throws Exception {
    try (Listener listener = new Listener();
        VosFacturesClient client =
            VosFacturesClient.builder()
                .baseUrl(vos.url().toString())
                .credentials(ApiToken.of(vos.apiToken()))
                .build()) {
      for (WebhookKind kind :
          List.of(
              WebhookKind.CLIENT_CREATE, WebhookKind.PRODUCT_CREATE, WebhookKind.INVOICE_CREATE)) {
        client
            .webhooks()
            .create(
                WebhookInput.builder()
                    .kind(kind)
                    .url(listener.url().toString())
                    .apiToken(TOKEN)
                    .active(true)
                    .build())
            .result();
      }

      Client buyer = client.clients().create(ClientInput.builder().name("A").build()).result();
      ClientWebhook ofClient =
          (ClientWebhook) received(VosFacturesWebhooks.CLIENT_CREATE, "ClientWebhook", listener);
      assertNull(ofClient.id());
      assertEquals(buyer.id(), ofClient.recordId());
      assertEquals(buyer.id(), ofClient.client().id());

      Product product =
          client
              .products()
              .create(ProductInput.builder().name("P").priceNet("10").tax("20").build())
              .result();
      ProductWebhook ofProduct =
          (ProductWebhook) received(VosFacturesWebhooks.PRODUCT_CREATE, "ProductWebhook", listener);
      assertEquals(product.id(), ofProduct.recordId());
      assertEquals(product.stockLevel(), ofProduct.product().stockLevel());

      Invoice invoice =
          client
              .invoices()
              .create(
                  InvoiceInput.builder()
                      .clientId(buyer.id())
                      .positions(
                          List.of(
                              PositionInput.builder()
                                  .name("P")
                                  .tax("20")
                                  .quantity("1")
                                  .totalPriceGross("12")
                                  .build()))
                      .build())
              .result();
      InvoiceWebhook ofInvoice =
          (InvoiceWebhook) received(VosFacturesWebhooks.INVOICE_CREATE, "InvoiceWebhook", listener);
      assertEquals(invoice.id(), ofInvoice.recordId());
      assertEquals(invoice.number(), ofInvoice.deal().invoiceNo());
      assertEquals(
          buyer.id(), ofInvoice.deal().client().externalIds().get("vosfactures").getAsLong());
    }
  }

  private Model received(String event, String schema, Listener listener) throws Exception {
    String body = listener.next();
    assertEquals(List.of(), SpecDocument.vosFactures().violations(schema, body));
    VosFacturesWebhooks.dispatch(event, body, WebhookToken.of(TOKEN), handler);
    Model payload = received.remove(0);
    assertEquals(List.of(), ModelMirror.unknownFields(payload));
    return payload;
  }
}
