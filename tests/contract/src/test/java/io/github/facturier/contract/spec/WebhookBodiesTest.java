package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import io.github.facturier.vosfactures.model.ClientWebhook;
import io.github.facturier.vosfactures.model.InvoiceWebhook;
import io.github.facturier.vosfactures.model.ProductWebhook;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies as VosFactures' software sends them, with invented names and figures. */
class WebhookBodiesTest {
  @ParameterizedTest
  @CsvSource({
    "InvoiceWebhook, invoice.json",
    "InvoiceWebhook, invoice-external-ids.json",
    "ClientWebhook, client.json",
    "ProductWebhook, product.json"
  })
  void aBodyWithItsNullsFitsTheDocument(String schema, String file) throws IOException {
    assertEquals(List.of(), SpecDocument.vosFactures().violations(schema, body(file)));
  }

  @Test
  void anInvoiceHasItsIdentifierAmongThoseOfTheApplications() throws IOException {
    InvoiceWebhook event = InvoiceWebhook.fromJson(body("invoice.json"));
    assertNull(event.id());
    assertEquals(555L, event.recordId());
    assertEquals(111, event.deal().client().externalIds().get("fakturownia").getAsLong());
    assertEquals(new BigDecimal("339.99"), event.deal().price());
    assertEquals(List.of(), ModelMirror.unknownFields(event));
    assertEquals(7L, event.toBuilder().id(7L).build().recordId());
  }

  @Test
  void aContactHasTheFieldsOfOne() throws IOException {
    ClientWebhook event = ClientWebhook.fromJson(body("client.json"));
    assertEquals(111L, event.recordId());
    assertEquals(111L, event.client().id());
    assertEquals("75", event.client().streetNo());
    assertEquals("Banque X", event.client().bank());
    assertTrue(event.client().company());
    assertFalse(event.client().deleted());
    assertEquals(List.of(), ModelMirror.unknownFields(event));
    assertEquals(9L, ClientWebhook.fromJson("{\"client_id\":9,\"client\":{}}").recordId());
  }

  @Test
  void aProductBringsItsStock() throws IOException {
    ProductWebhook event = ProductWebhook.fromJson(body("product.json"));
    assertEquals(333L, event.recordId());
    assertEquals(new BigDecimal("40.0"), event.product().stockLevel());
    assertEquals(List.of(), ModelMirror.unknownFields(event));
    String ids = "{\"product\":{\"external_ids\":{\"app\":\"12\"}},\"app_name\":\"app\"}";
    assertEquals(12L, ProductWebhook.fromJson(ids).recordId());
  }

  @Test
  void identifiersOfOtherApplicationsMayBeAnything() throws IOException {
    InvoiceWebhook event = InvoiceWebhook.fromJson(body("invoice-external-ids.json"));
    Map<String, JsonElement> ids = event.deal().externalIds();
    assertEquals("SKU-1", ids.get("boutique").getAsString());
    assertEquals(555L, event.recordId());
    String values = "{\"a\":\"x\",\"b\":1.5,\"c\":{\"d\":[1]},\"e\":[\"f\"],\"g\":null,\"h\":true}";
    String json = "{\"deal\":{\"external_ids\":" + values + "},\"app_name\":\"a\"}";
    InvoiceWebhook any = InvoiceWebhook.fromJson(json);
    assertEquals(
        JsonParser.parseString(values).getAsJsonObject().asMap(), any.deal().externalIds());
    assertEquals(JsonNull.INSTANCE, any.deal().externalIds().get("g"));
    assertNull(any.recordId());
    assertRoundTrip(any, json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"SKU-1\"", "12", "[]", "[{\"id\": 1}]", "null", "true", "\"\""})
  void identifiersMayBeNoObjectAtAll(String ids) {
    String json = "{\"deal\":{\"external_ids\":" + ids + ",\"kind\":\"vat\"},\"app_name\":\"a\"}";
    InvoiceWebhook event = InvoiceWebhook.fromJson(json);
    assertTrue(event.deal().externalIds() == null || event.deal().externalIds().isEmpty());
    assertEquals(JsonParser.parseString(ids), event.deal().property("external_ids"));
    assertNull(event.recordId());
    assertRoundTrip(event, json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"id\":null}",
        "{\"id\":\"\"}",
        "{\"deal\":null,\"app_name\":\"a\"}",
        "{\"deal\":{},\"app_name\":null}",
        "{\"deal\":{\"external_ids\":{\"a\":\"x\"}},\"app_name\":\"a\"}",
        "{\"deal\":{\"external_ids\":{\"a\":1.5}},\"app_name\":\"a\"}",
        "{\"deal\":{\"external_ids\":{\"a\":[1]}},\"app_name\":\"a\"}",
        "{\"deal\":{\"external_ids\":{\"a\":true}},\"app_name\":\"a\"}",
        "{\"deal\":{\"external_ids\":{\"a\":99999999999999999999}},\"app_name\":\"a\"}",
        "{\"deal\":{\"external_ids\":{\"a\":1}},\"app_name\":\"b/a\"}"
      })
  void withoutAnIdentifierThereIsNone(String json) {
    assertNull(InvoiceWebhook.fromJson(json).recordId());
  }

  private static void assertRoundTrip(InvoiceWebhook event, String json) {
    assertEquals(JsonParser.parseString(json), JsonParser.parseString(event.toJson()));
    assertEquals(event, event.toBuilder().build());
    assertEquals(event, InvoiceWebhook.fromJson(event.toJson()));
  }

  private static String body(String file) throws IOException {
    try (InputStream in =
        WebhookBodiesTest.class.getResourceAsStream("/vosfactures/webhooks/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
