package io.github.facturier.myclementine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.spi.ErrorResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MyClementineErrorsTest {
  private final MyClementineErrors errors = new MyClementineErrors();

  private Map<String, List<String>> messages(String body) {
    return errors.decode(new ErrorResponse(200, body, Map.of())).messages();
  }

  private boolean isError(String body) {
    JsonObject json = JsonParser.parseString(body).getAsJsonObject();
    return errors.isError(json::get);
  }

  @Test
  void onlyFalseIsAFailure() {
    assertTrue(isError("{\"success\": \"false\"}"));
    assertTrue(isError("{\"success\": false}"));
    assertFalse(isError("{\"success\": \"true\"}"));
    assertFalse(isError("{\"success\": null}"));
    assertFalse(isError("{}"));
  }

  @Test
  void messageIsATextOrTextsByField() {
    assertEquals(Map.of("", List.of("Not Found")), messages("{\"message\": \"Not Found\"}"));
    assertEquals(
        Map.of("email", List.of("a", "b"), "phone", List.of("c")),
        messages("{\"message\": {\"email\": [\"a\", \"b\"], \"phone\": \"c\"}}"));
    assertEquals(Map.of("", List.of("a")), messages("{\"message\": [\"a\", null]}"));
  }

  @Test
  void messageIsPlainText() {
    assertEquals(Map.of("", List.of("oops")), messages("oops"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{\"success\": \"false\"}"})
  void bodiesWithoutAMessage(String body) {
    assertEquals(ErrorDetails.NONE, errors.decode(new ErrorResponse(500, body, Map.of())));
  }
}
