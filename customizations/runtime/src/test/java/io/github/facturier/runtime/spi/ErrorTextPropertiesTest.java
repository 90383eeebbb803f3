package io.github.facturier.runtime.spi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ErrorDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each text of an error body is in the exception's message or in {@code messages()}. */
class ErrorTextPropertiesTest {
  private static final int BODIES = 20_000;

  private static final List<String> KEYS =
      List.of(
          "message",
          "messages",
          "msg",
          "text",
          "error",
          "errors",
          "error_description",
          "error-message",
          "detail",
          "details",
          "title",
          "description",
          "reason",
          "field",
          "fields",
          "fieldErrors",
          "invalid-params",
          "violations",
          "property",
          "name",
          "code",
          "status",
          "type",
          "success",
          "instance",
          "path",
          "exception",
          "data",
          "customer_id",
          "items",
          "0",
          "",
          "Message",
          "email");

  private static final List<String[]> CODES =
      List.of(
          new String[0],
          new String[] {"error"},
          new String[] {"code", "status"},
          new String[] {"error.code"});

  private final Random random = new Random(8);
  private final List<String> texts = new ArrayList<>();

  @Test
  void noTextVanishes() {
    for (int i = 0; i < BODIES; i++) {
      texts.clear();
      String body = (i % 3 == 0 ? array(3) : object(4)).toString();
      for (String[] codes : CODES) {
        for (int status : new int[] {200, 422}) {
          ErrorDetails details = new ErrorResponse(status, body, Map.of()).details(codes);
          String message = ApiError.builder().status(status).code(details.code()).build().message();
          String shown = message + details.messages();
          texts.forEach(text -> assertTrue(shown.contains(text), () -> text + " of " + body));
        }
      }
    }
  }

  private JsonObject object(int depth) {
    JsonObject object = new JsonObject();
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      String key = KEYS.get(random.nextInt(KEYS.size()));
      if (!object.has(key)) {
        object.add(key, value(depth - 1));
      }
    }
    return object;
  }

  private JsonArray array(int depth) {
    JsonArray array = new JsonArray();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      array.add(value(depth - 1));
    }
    return array;
  }

  private JsonElement value(int depth) {
    return switch (depth <= 0 ? random.nextInt(4) : random.nextInt(8)) {
      case 0, 1, 2 -> text();
      case 3 -> new JsonPrimitive(random.nextInt(10) > 0);
      case 4, 5 -> array(depth);
      default -> object(depth);
    };
  }

  private JsonElement text() {
    String text = "a text " + texts.size() + ";";
    texts.add(text);
    return new JsonPrimitive(text);
  }
}
