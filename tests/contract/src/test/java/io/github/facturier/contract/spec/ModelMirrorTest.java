package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.facturier.vosfactures.model.CreateInvoiceRequest;
import io.github.facturier.vosfactures.model.Invoice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the check finds errors. */
class ModelMirrorTest {
  @Test
  void unknownFieldsAreNamedAtAnyDepth() {
    CreateInvoiceRequest request =
        CreateInvoiceRequest.fromJson(
            """
            {"a": 1, "invoice": {"kind": "vat", "b": null, "positions": [{}, {"c": {}, "tax": 20}]}}
            """);
    assertEquals(
        List.of("$.a", "$.invoice.b", "$.invoice.positions[1].c"),
        ModelMirror.unknownFields(request));
  }

  @Test
  void fieldsWithoutAGetterAreReported() {
    Invoice invoice =
        Invoice.fromJson("{\"id\": 1, \"number\": false, \"currency\": \"\", \"kind\": \"vat\"}");
    assertEquals(List.of("$.number: false"), ModelMirror.blindSpots(invoice));
  }

  @Test
  void aRebuiltModelIsWrittenAsDocumented() {
    CreateInvoiceRequest request =
        CreateInvoiceRequest.fromJson(
            "{\"invoice\": {\"client_id\": \"1\", \"number\": null, \"show_discount\": \"1\"}}");
    assertEquals(
        "{\"invoice\":{\"number\":null,\"client_id\":1,\"show_discount\":true}}",
        ModelMirror.rebuilt(request).toJson());
  }
}
