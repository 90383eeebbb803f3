package io.github.facturier.vosfactures.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.spi.ErrorResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VosFacturesErrorsTest {
  private final VosFacturesErrors errors = new VosFacturesErrors();

  @Test
  void oneText() {
    ErrorDetails details = decode("{\"code\":\"error\",\"message\":\"why\"}");
    assertEquals("error", details.code());
    assertEquals(Map.of("", List.of("why")), details.messages());
  }

  @Test
  void textsByField() {
    ErrorDetails details =
        decode("{\"code\":\"error\",\"message\":{\"a\":[\"x\",\"y\"],\"b\":\"z\",\"c\":[]}}");
    assertEquals(
        Map.of("a", List.of("x", "y"), "b", List.of("z"), "c", List.of()), details.messages());
  }

  @Test
  void aListOfTexts() {
    assertEquals(
        Map.of("", List.of("x", "12"), "a", List.of("1")),
        decode("{\"message\":[\"x\",12,{\"a\":1}]}").messages());
  }

  @Test
  void theStatusIsTheCodeWhereThereIsNone() {
    assertEquals("error", decode("{\"status\":\"error\",\"message\":\"why\"}").code());
  }

  @Test
  void otherKeysAndPlainText() {
    assertEquals(Map.of("", List.of("x")), decode("{\"error\":\"x\"}").messages());
    assertEquals(
        Map.of("name", List.of("a")), decode("{\"errors\":{\"name\":[\"a\"]}}").messages());
    assertEquals(Map.of("", List.of("Nie znaleziono")), decode("Nie znaleziono").messages());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "<html>",
        "[]",
        "12",
        "null",
        "{}",
        "{\"message\":null}",
        "{\"message\":{}}"
      })
  void bodiesWithoutAMessage(String body) {
    assertEquals(ErrorDetails.NONE, decode(body));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"code\":\"error\"}`,true",
        "`{\"status\":\"error\"}`,true",
        "`{\"code\":\"success\"}`,false",
        "`{\"status\":\"ok\"}`,false",
        "`{\"status\":\"issued\",\"code\":null}`,false",
        "`{\"code\":{\"error\":1}}`,false",
        "`{}`,false",
      })
  void errorsInSuccessfulResponses(String body, boolean isError) {
    JsonObject response = JsonParser.parseString(body).getAsJsonObject();
    assertEquals(isError, errors.isError(response::get));
  }

  private ErrorDetails decode(String body) {
    return errors.decode(new ErrorResponse(422, body, Map.of()));
  }
}
