package io.github.facturier.luccacleemy.internal;

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

class LuccaCleemyErrorsTest {
  private static ErrorDetails decode(String body) {
    return new LuccaCleemyErrors().decode(new ErrorResponse(401, body, Map.of()));
  }

  @Test
  void takesTheMessage() {
    String body =
        """
        {"Status": 401, "Message": "Your token is invalid", "StackTrace": "at Lucca..."}""";
    assertEquals(Map.of("", List.of("Your token is invalid")), decode(body).messages());
  }

  @Test
  void takesTheDetailOfAProblem() {
    String body =
        """
        {"type": "about:blank", "title": "Unauthorized", "status": 401, "detail": "ownerId is required"}""";
    assertEquals(Map.of("", List.of("ownerId is required")), decode(body).messages());
  }

  @Test
  void takesTheCodeOfTheTokenEndpoint() {
    assertEquals("invalid_client", decode("{\"error\": \"invalid_client\"}").code());
  }

  @Test
  void takesPlainText() {
    assertEquals(Map.of("", List.of("Unauthorized")), decode("Unauthorized").messages());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html></html>", "[]", "null", "{}", "{\"Message\": null}"})
  void bodiesWithoutAMessage(String body) {
    assertEquals(ErrorDetails.NONE, decode(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Status\":500} | true",
        "{\"Status\":400,\"Message\":\"x\"} | true",
        "{\"status\":403.0} | true",
        "{\"status\":200} | false",
        "{\"Status\":\"open\"} | false",
        "{\"Status\":null} | false",
        "{\"Status\":[500]} | false",
        "{\"items\":[]} | false"
      })
  void aSuccessfulResponseMayBeAnError(String body, boolean isError) {
    JsonObject object = JsonParser.parseString(body).getAsJsonObject();
    assertEquals(isError, new LuccaCleemyErrors().isError(object::get));
  }
}
