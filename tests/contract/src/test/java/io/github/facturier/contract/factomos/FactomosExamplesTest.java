package io.github.facturier.contract.factomos;

import static io.github.facturier.contract.provider.ProviderUnderTest.FACTOMOS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.contract.spec.JsonEquality;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.factomos.model.EmailTemplate;
import io.github.facturier.factomos.model.Invoice;
import io.github.facturier.factomos.model.ListEmailTemplatesResult;
import io.github.facturier.factomos.model.ListInvoiceResult;
import io.github.facturier.factomos.model.Notification;
import io.github.facturier.factomos.model.NotificationType;
import io.github.facturier.factomos.model.PaidMention;
import io.github.facturier.factomos.support.FactomosException;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example results of the documentation, unchanged. */
class FactomosExamplesTest {
  /** One of them. */
  record Example(String file, String action, boolean valid) {
    String text() throws IOException {
      return read(file);
    }
  }

  private static final Map<String, String> ACTIONS = Map.of("06_doc_08.json", "checkSession");

  private static String read(String file) throws IOException {
    try (InputStream in =
        FactomosExamplesTest.class.getResourceAsStream("/factomos/examples/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Example> all(boolean valid) throws IOException {
    List<Example> examples = new ArrayList<>();
    JsonObject manifest = JsonParser.parseString(read("MANIFEST.json")).getAsJsonObject();
    for (JsonElement entry : manifest.getAsJsonArray("examples")) {
      JsonObject example = entry.getAsJsonObject();
      String file = example.get("file").getAsString();
      String action = ACTIONS.getOrDefault(file, example.get("action").getAsString());
      if (example.get("valid_json").getAsBoolean() == valid) {
        examples.add(new Example(file, action, valid));
      }
    }
    return examples;
  }

  static List<Example> results() throws IOException {
    List<Example> results = all(true);
    assertEquals(26, results.size());
    return results;
  }

  @ParameterizedTest
  @MethodSource("results")
  void decodesAndEncodesWithoutLoss(Example example) throws IOException {
    SpecOperation operation = FACTOMOS.document().operation(example.action());
    try (FactomosServer server = new FactomosServer()) {
      if (!operation.isAnonymous()) {
        server.willRespond(example.text());
      } else {
        server.willRespond(200, "application/json", example.text());
      }
      var call = FACTOMOS.call(server.client(), operation);
      if (example.file().startsWith("01_")) { // an error, of no action in particular
        FactomosException e = assertThrows(FactomosException.class, call::result);
        assertEquals("MISSING_TOKEN", e.name());
      } else if (call instanceof PagedCall<?> list) {
        JsonArray items = new JsonArray();
        list.result().forEach(item -> items.add(JsonParser.parseString(((Model) item).toJson())));
        JsonObject expected = JsonParser.parseString(example.text()).getAsJsonObject();
        assertTrue(items.size() > 3, items::toString);
        JsonEquality.assertEqual(expected.get("invoices").toString(), items.toString());
        JsonEquality.assertEqual(
            example.text(), ListInvoiceResult.fromJson(example.text()).toJson());
      } else {
        Model model = (Model) call.result();
        JsonEquality.assertEqual(example.text(), model.toJson());
        assertTrue(model.additionalProperties().isEmpty(), model::toString);
      }
    }
  }

  @Test
  void allFormsOfAListAreRead() throws IOException {
    Invoice invoice = ListInvoiceResult.fromJson(read("17_listInvoice_18.json")).invoices().get(0);
    assertEquals(null, invoice.documentKey()); // false on the wire
    assertEquals(LocalDate.of(2015, 7, 19), invoice.paymentTermFr()); // 19/07/15
    assertEquals(new BigDecimal("-150"), invoice.figuresTotalWithoutvat());
    assertEquals(154735L, invoice.id());
    assertEquals(PaidMention.PAY_BEFORE, invoice.invoicePaidMention());
    assertTrue(invoice.additionalProperties().isEmpty(), invoice::toString);
    assertTrue(invoice.toJson().contains("\"document_key\":false"), invoice::toJson);
  }

  /** The page shows three results that are no JSON; the document says how they are read. */
  @Test
  void invalidJsonIsRefusedUntilItsCommasAreCorrected() throws IOException {
    List<Example> invalid = all(false);
    assertEquals(3, invalid.size());
    for (Example example : invalid) {
      String text = example.text();
      assertThrows(DecodingException.class, () -> Notification.fromJson(text));
    }
    String sample = read("08_doc_10.INVALID.txt").replace("\"id=3\",", "\"id=3\"");
    Notification notification = Notification.fromJson(sample);
    assertEquals(NotificationType.CREATE_ESTIMATE, notification.notificationType());
    assertEquals("id=3", notification.custom());
    JsonEquality.assertEqual(sample, notification.toJson());
    String templates =
        read("21_listEmailTemplates_22.INVALID.txt")
            .replaceAll("\\}\\s*\\{\"id\"", "},{\"id\"")
            .replaceAll("\\},\\s*\\]", "}]");
    List<EmailTemplate> two = ListEmailTemplatesResult.fromJson(templates).emailTemplates();
    assertEquals(List.of(333L, 335L), two.stream().map(EmailTemplate::id).toList());
  }
}
