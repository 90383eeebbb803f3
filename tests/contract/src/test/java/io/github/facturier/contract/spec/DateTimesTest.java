package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.model.Invoice;
import io.swagger.v3.oas.models.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every date and time of every document, in the forms in which servers write them. */
class DateTimesTest {
  /** A property of a model. */
  private interface Visitor {
    void visit(Class<? extends Model> model, String property);
  }

  private static void visit(SpecDocument document, Visitor visitor) {
    Models.of(document)
        .forEach(
            (name, type) -> {
              Map<?, ?> properties = document.schemas().get(name).getProperties();
              properties.forEach(
                  (property, schema) -> {
                    if ("date-time".equals(((Schema<?>) schema).getFormat())) {
                      visitor.visit(type, (String) property);
                    }
                  });
            });
  }

  private static void visitAll(Visitor visitor) {
    AtomicInteger seen = new AtomicInteger();
    Visitor counting =
        (model, property) -> {
          seen.incrementAndGet();
          visitor.visit(model, property);
        };
    SpecDocument.all().forEach(document -> visit(document, counting));
    assertTrue(seen.get() > 50, seen + " properties");
  }

  /** A document with one date and time, and with what the model requires. */
  private static JsonObject with(Class<? extends Model> type, String property, String text) {
    List<String> required = ModelMirror.required(type);
    JsonObject json = new JsonObject();
    for (String name : ModelMirror.getters(type).keySet()) {
      if (name.equals(property)) {
        json.addProperty(name, text);
      } else if (required.contains(name)) {
        json.addProperty(name, 1);
      }
    }
    return json;
  }

  private static OffsetDateTime read(Class<? extends Model> type, String property, String text) {
    JsonObject json = with(type, property, text);
    Model model = ModelMirror.parse(type, json.toString());
    assertEquals(json.toString(), model.toJson());
    return (OffsetDateTime) ModelMirror.get(ModelMirror.getters(type).get(property), model);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-16 10:00:00,2026-01-16T10:00+01:00",
    "2026-07-16 10:00:00,2026-07-16T10:00+02:00",
    "2026-07-16T10:00:00.000,2026-07-16T10:00+02:00",
    "2026-03-29 02:30:00,2026-03-29T03:30+02:00",
    "2026-10-25 02:30:00,2026-10-25T02:30+02:00",
    "2026-07-16T10:00:00+01,2026-07-16T10:00+01:00",
    "2026-07-16T10:00:00-0330,2026-07-16T10:00-03:30",
    "2026-07-16t10:00z,2026-07-16T10:00Z",
    "2026-07-16T24:00:00Z,2026-07-17T00:00Z",
    "'2026-07-16T10:00:00,1234567891234+02:00',2026-07-16T10:00:00.123456789+02:00",
  })
  void everyPropertyReadsEveryForm(String text, OffsetDateTime moment) {
    visitAll(
        (model, property) -> assertEquals(moment, read(model, property, text), model.getName()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0000-00-00", "0000-00-00 00:00:00", "0000-00-00T00:00:00Z"})
  void nothingIsNull(String text) {
    visitAll((model, property) -> assertNull(read(model, property, text), model.getName()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30T10:00:00Z", "2026-07-16T24:01:00Z", "hier", "10:00"})
  void whatIsNoMomentIsRefusedByItsField(String text) {
    visitAll(
        (model, property) -> {
          DecodingException e =
              assertThrows(DecodingException.class, () -> read(model, property, text));
          String place = model.getSimpleName() + "." + property + " at $." + property;
          assertTrue(e.getMessage().contains(place), e.getMessage());
          assertTrue(e.getMessage().contains("\"" + text + "\""), e.getMessage());
        });
  }

  /** One record does not cost its page. */
  @Test
  void aPageWithAnUnusualDateAndTime() {
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.VOS_FACTURES)) {
      SpecOperation list =
          ProviderUnderTest.VOS_FACTURES
              .where(operation -> operation.id().equals("listInvoices"))
              .get(0);
      VosFacturesClient client = (VosFacturesClient) server.client().client();
      String page =
          "[{\"id\":1,\"created_at\":\"2026-07-16T10:00:00.000+02:00\"},"
              + "{\"id\":2,\"created_at\":\"2026-07-16T24:00+02\"}]";
      server.willRespond(list, 200, page);
      List<OffsetDateTime> moments =
          client.invoices().list().result().stream().map(Invoice::createdAt).toList();
      assertEquals(OffsetDateTime.parse("2026-07-17T00:00+02:00"), moments.get(1));
      server.willRespond(list, 200, page);
      assertEquals(moments, client.invoices().list().stream().map(Invoice::createdAt).toList());
    }
  }
}
