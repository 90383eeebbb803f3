package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the check finds errors. */
class SpecValidatorTest {
  private static final SpecValidator VALIDATOR = SpecValidator.of(SpecDocument.vosFactures());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET  | /invoices.json?page=1&kinds[]=vat               |",
        "POST | /invoices.json        | {\"invoice\": {\"kind\": \"vat\"}}",
        "POST | /invoices.json        | {\"invoice\": {\"issue_date\": null}}",
        "POST | /account/delete.json  | {}",
      })
  void accepts(String method, String target, String body) {
    assertEquals(List.of(), VALIDATOR.violations(request(method, target, body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET    | /factures.json            |                                  | request.path.missing",
        "DELETE | /invoices.json            |                                  | request.operation.notAllowed",
        "GET    | /departments.json?seite=1 |                                  | parameter.query.unexpected",
        "GET    | /invoices.json?page=0     |                                  | parameter.schema.minimum",
        "GET    | /invoices.json?page=1&page=2 |                               | parameter.collection.invalid",
        "GET    | /invoices/abc.json        |                                  | parameter.schema.type",
        "POST   | /invoices/1/change_status.json |                             | parameter.query.missing",
        "POST   | /invoices.json            |                                  | request.body.missing",
        "POST   | /invoices.json            | {\"invoice\": {\"place\": true}}     | body.schema.type",
        "POST   | /invoices.json            | {\"invoice\": {\"sort\": \"a\"}} | additionalProperties",
        "POST   | /invoices.json            | {\"invoice\": {\"kind\": \"x\"}} | body.schema.enum",
        "POST   | /invoices.json            | {}                               | body.schema.required",
      })
  void objects(String method, String target, String body, String key) {
    List<String> violations = VALIDATOR.violations(request(method, target, body));
    assertEquals(1, violations.size(), violations::toString);
    assertEquals(key, violations.get(0).contains(key) ? key : violations.get(0));
  }

  @Test
  void nestedFieldsAreValidated() {
    String body = "{\"invoice\": {\"positions\": [{}, {\"name\": 12}]}}";
    List<String> violations = VALIDATOR.violations(request("POST", "/invoices.json", body));
    assertEquals(1, violations.size(), violations::toString);
  }

  private static String withToken(String body) {
    JsonObject json = Json.parse(body).getAsJsonObject();
    json.addProperty("api_token", "API_TOKEN");
    return json.toString();
  }

  private static WireRequest request(String method, String target, String body) {
    return new WireRequest(
        method,
        target,
        HttpUrl.get("http://127.0.0.1" + target),
        body == null ? Headers.of() : Headers.of("Content-Type", "application/json; charset=utf-8"),
        body == null ? new byte[0] : withToken(body).getBytes(StandardCharsets.UTF_8));
  }
}
