package io.github.facturier.facturationpro.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.spi.ErrorResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FacturationProErrorsTest {
  private final FacturationProErrors errors = new FacturationProErrors();

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("{\"errors\":\"Non\"}", Map.of("", List.of("Non"))),
        Arguments.of(
            "{\"errors\":[\"Non\",\"Jamais\",3]}", Map.of("", List.of("Non", "Jamais", "3"))),
        Arguments.of(
            "{\"errors\":{\"email\":[\"a\",\"b\"],\"siret\":\"c\"}}",
            Map.of("email", List.of("a", "b"), "siret", List.of("c"))),
        Arguments.of("{\"errors\":null}", Map.of()),
        Arguments.of("{\"errors\":{\"items\":{\"0\":\"x\"}}}", Map.of("items.0", List.of("x"))),
        Arguments.of("{\"message\":\"Non\"}", Map.of("", List.of("Non"))),
        Arguments.of("{\"customer_id\":[\"vide\"]}", Map.of("customer_id", List.of("vide"))),
        Arguments.of("[\"vide\"]", Map.of("", List.of("vide"))),
        Arguments.of("Retry later\n", Map.of("", List.of("Retry later"))),
        Arguments.of("", Map.of()),
        Arguments.of("<html>", Map.of()),
        Arguments.of("{\"errors\":", Map.of("", List.of("{\"errors\":"))));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void areUnderstoodInEveryShape(String body, Map<String, List<String>> messages) {
    ErrorDetails details = errors.decode(new ErrorResponse(422, body, Map.of()));
    assertEquals(messages, details.messages());
    assertNull(details.code());
    assertNull(details.name());
  }

  @Test
  void ofTheTokenEndpointHaveACode() {
    String body = "{\"error\":\"invalid_grant\",\"error_description\":\"expired\"}";
    ErrorDetails details = errors.decode(new ErrorResponse(400, body, Map.of()));
    assertEquals("invalid_grant", details.code());
    assertEquals(Map.of("", List.of("expired")), details.messages());
  }

  @Test
  void aTextInPlaceOfACode() {
    ErrorDetails details =
        errors.decode(new ErrorResponse(422, "{\"error\":\"Client introuvable\"}", Map.of()));
    assertEquals(Map.of("", List.of("Client introuvable")), details.messages());
  }

  @Test
  void nameAWrongContentType() {
    assertEquals("WRONG_CONTENT_TYPE", errors.decode(new ErrorResponse(501, "", Map.of())).name());
  }

  @Test
  void inPlaceOfARecordWithASuccessStatus() {
    assertTrue(
        errors.isError(JsonParser.parseString("{\"errors\":\"Non\"}").getAsJsonObject()::get));
    for (String record : List.of("{\"id\":1,\"errors\":\"x\"}", "{\"errors\":null}", "{}")) {
      assertFalse(errors.isError(JsonParser.parseString(record).getAsJsonObject()::get), record);
    }
  }
}
