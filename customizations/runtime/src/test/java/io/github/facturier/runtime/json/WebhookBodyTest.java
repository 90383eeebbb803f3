package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.WebhookTokenException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookBodyTest {
  @Test
  void anObjectIsABody() {
    String json = "{\"a\":\"x\",\"b\":1,\"c\":null,\"d\":{},\"e\":[\"f\"]}";
    WebhookBody body = WebhookBody.parse("event", json);
    assertEquals(JsonParser.parseString(json), body.json());
    assertEquals("x", body.text("a"));
    assertEquals("1", body.text("b"));
    for (String none : List.of("c", "d", "e", "f")) {
      assertEquals("", body.text(none));
    }
  }

  @Test
  void anythingElseIsRefusedAndNotShown() {
    Map<String, String> bodies =
        Map.of(
            "[]", "a list",
            "[\"secret\"]", "a list",
            "\"secret\"", "a single value",
            "12", "a single value");
    bodies.forEach(
        (body, found) -> {
          DecodingException refused =
              assertThrows(DecodingException.class, () -> WebhookBody.parse("event", body));
          assertEquals("event at $: expected an object, found " + found, refused.getMessage());
        });
    for (String body : List.of("", "null", "{", "{}{}")) {
      assertThrows(DecodingException.class, () -> WebhookBody.parse("event", body), body);
    }
  }

  @Test
  void nullIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> WebhookBody.parse("event", null));
    assertThrows(IllegalArgumentException.class, () -> WebhookBody.parse(null, "{}"));
  }

  @Test
  void theTokenIsVerified() {
    WebhookBody body = WebhookBody.parse("event", "{\"token\":\"secret\",\"other\":null}");
    body.verify("A.b", "token", "secret"::equals);
    WebhookTokenException another =
        assertThrows(
            WebhookTokenException.class, () -> body.verify("A.b", "token", "mine"::equals));
    assertEquals(
        "A.b: token is not the token of the webhook; no handler was called", another.getMessage());
    assertFalse(another.isMissing());
    WebhookTokenException missing =
        assertThrows(WebhookTokenException.class, () -> body.verify("A.b", "other", text -> true));
    assertEquals("A.b: the body has no other; no handler was called", missing.getMessage());
    assertTrue(missing.isMissing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":1,\"any\":{\"ids\":{\"app\":2}},\"name\":\"app\"} | 1",
        "{\"id\":null,\"any\":{\"ids\":{\"app\":2}},\"name\":\"app\"} | 2",
        "{\"any\":{\"ids\":{\"app\":\"2\"}},\"name\":\"app\"} | 2",
        "{\"any\":{\"ids\":{\"app\":\"\",\"x\":2}},\"name\":\"app\"} |",
        "{\"any\":{\"ids\":{\"app\":\"SKU\"}},\"name\":\"app\"} |",
        "{\"any\":{\"ids\":{\"app\":1.5}},\"name\":\"app\"} |",
        "{\"any\":{\"ids\":{\"app\":false}},\"name\":\"app\"} |",
        "{\"any\":{\"ids\":{\"app\":[2]}},\"name\":\"app\"} |",
        "{\"any\":{\"ids\":{\"app\":2}}} |",
        "{\"any\":{\"ids\":{\"app\":2}},\"name\":null} |",
        "{\"any\":{\"ids\":[2]},\"name\":\"app\"} |",
        "{\"any\":{\"ids\":{\"last\":3}},\"name\":\"app\"} | 3",
        "{} |"
      })
  void theIdentifierIsTheFirstWholeNumber(String json, Long id) {
    Long found = RecordId.of(Thing.parse(json), "/id", "/any/ids/{name}", "/any/ids/last");
    assertEquals(id, found);
  }

  @Test
  void aMapOfAnyJsonIsReadWhateverStandsThere() {
    Codec<Map<String, JsonElement>> codec = Codec.map(Codec.JSON);
    assertEquals(
        Map.of(
            "a",
            new JsonPrimitive(1),
            "b",
            JsonNull.INSTANCE,
            "c",
            JsonParser.parseString("[\"x\"]")),
        codec.parse("{\"a\":1,\"b\":null,\"c\":[\"x\"]}"));
    for (String other : List.of("\"text\"", "12", "true", "[1]", "[]", "\"\"", "false")) {
      assertEquals(Map.of(), codec.parse(other), other);
    }
    assertThrows(DecodingException.class, () -> Codec.map(Codec.INTEGER).parse("12"));
  }
}
