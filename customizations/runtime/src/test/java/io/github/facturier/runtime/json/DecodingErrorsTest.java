package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.DecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error for a mismatching value contains model, field, position and text. */
class DecodingErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"abc\"}                | Thing.id at $.id: expected an integer, found \"abc\"",
        "{\"id\":12.5}                   | Thing.id at $.id: expected an integer, found \"12.5\"",
        "{\"id\":true}                   | Thing.id at $.id: expected an integer, found \"true\"",
        "{\"id\":99999999999999999999}   | Thing.id at $.id: expected an integer, found \"99999999999999999999\"",
        "{\"count\":3000000000}          | Thing.count at $.count: expected an integer, found \"3000000000\"",
        "{\"price\":\"1.234,56\"}        | Thing.price at $.price: expected a decimal number, found \"1.234,56\"",
        "{\"price\":1e999999999}         | Thing.price at $.price: expected a decimal number, found \"1e999999999\"",
        "{\"total\":\"NaN\"}             | Thing.total at $.total: expected a decimal number, found \"NaN\"",
        "{\"active\":\"maybe\"}          | Thing.active at $.active: expected a boolean, found \"maybe\"",
        "{\"active\":2}                  | Thing.active at $.active: expected a boolean, found \"2\"",
        "{\"day\":\"tomorrow\"}          | Thing.day at $.day: expected a date (YYYY-MM-DD), found \"tomorrow\"",
        "{\"day\":\"2013-02-30\"}        | Thing.day at $.day: expected a date (YYYY-MM-DD), found \"2013-02-30\"",
        "{\"day\":\"30/02/2013\"}        | Thing.day at $.day: expected a date (YYYY-MM-DD), found \"30/02/2013\"",
        "{\"at\":\"2013-02-30 10:00:00\"} | Thing.at at $.at: expected a date and time (YYYY-MM-DDTHH:MM:SS+HH:MM), found \"2013-02-30 10:00:00\"",
        "{\"month\":\"2013-13\"}         | Thing.month at $.month: expected a valid text, found \"2013-13\"",
        "{\"part\":\"none\"}             | Thing.part at $.part: expected an object, found \"none\"",
        "{\"parts\":\"none\"}            | Thing.parts at $.parts: expected a list, found \"none\"",
        "{\"named\":true}                | Thing.named at $.named: expected an object, found \"true\"",
        "{\"sizes\":[1,\"x\",3]}         | Thing.sizes at $.sizes[1]: expected an integer, found \"x\"",
        "{\"sizes\":[\"x\"]}             | Thing.sizes at $.sizes[0]: expected an integer, found \"x\"",
        "{\"parts\":[{},{\"id\":\"x\"}]} | Thing.id at $.parts[1].id: expected an integer, found \"x\"",
        "{\"part\":{\"part\":{\"id\":\"x\"}}} | Thing.id at $.part.part.id: expected an integer, found \"x\"",
        "{\"prices\":{\"a\":\"x\"}}      | Thing.prices at $.prices.a: expected a decimal number, found \"x\"",
      })
  void scalars(String json, String message) {
    assertEquals(message, error(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":{\"a\":[1]}}   | Thing.name at $.name: | found \"{\"a\":[1]}\"",
        "{\"id\":[7]}             | Thing.id at $.id:     | found \"[7]\"",
        "{\"sizes\":[1,{}]}       | Thing.sizes at $.sizes[1]: | found \"{}\"",
        "{\"sizes\":{\"a\":1}}    | Thing.sizes at $.sizes: expected a list | found \"{\"a\":1}\"",
        "{\"part\":[1]}           | Thing.part at $.part: expected an object | found \"[1]\"",
        "{\"named\":[{}]}         | Thing.named at $.named: expected an object | found \"[{}]\"",
        "{\"parts\":[{},[1]]}     | Thing.parts at $.parts[1]: expected an object | found \"[1]\"",
        "{\"part\":12}            | Thing.part at $.part: | found \"12\"",
        "{\"parts\":[3]}          | Thing.parts at $.parts[0]: | found \"3\"",
      })
  void objectsAndLists(String json, String beginning, String end) {
    String message = error(json);
    assertTrue(message.startsWith(beginning), message);
    assertTrue(message.endsWith(end), message);
    assertFalse(message.contains("line"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "[\"%s\"]", "{\"a\":\"%s\"}"})
  void longTextsAreCut(String form) {
    String message = error("{\"id\":" + String.format(form, "x".repeat(5000)) + "}");
    assertTrue(message.endsWith("xxx…\""), message);
    assertTrue(message.length() < 250, message);
    assertTrue(message.contains("x".repeat(80)), message);
    assertFalse(message.contains("x".repeat(101)), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"id\":1", "{\"name\":\"a", "{'id':1}", "{\"id\":1}}", "<html>", "nul"})
  void whatIsNotJson(String text) {
    String message = error(text);
    assertTrue(message.startsWith("Thing"), message);
    assertFalse(message.contains("http"), message);
  }

  @Test
  void nullIsNoDocument() {
    assertEquals("Thing: expected a JSON document, found null", error("null"));
  }

  @Test
  void aDocumentTooDeep() {
    String message = error("{\"any\":" + "[".repeat(100_000));
    assertTrue(message.endsWith("nested deeper than 255 levels"), message);
  }

  /** The error is reported even if the value cannot be shown. */
  @ParameterizedTest
  @ValueSource(strings = {"[1,", "{\"a\":", "[nul]", "[[[", "{\"a\" 1}"})
  void whatIsNotEvenJson(String value) {
    String message = error("{\"id\":" + value);
    assertTrue(message.startsWith("Thing.id at $.id: "), message);
    assertThrows(DecodingException.class, () -> Codec.LONG_NUMBER.parse(value));
  }

  /** The server chooses the names in a path. */
  @Test
  void longPathsAreCut() {
    String message = error("{\"part\":{\"prices\":{\"" + "x".repeat(5000) + "\":\"free\"}}}");
    assertTrue(message.startsWith("Thing.prices at $.part.prices.xxx"), message);
    assertTrue(message.endsWith("xxx…: expected a decimal number, found \"free\""), message);
    assertTrue(message.length() < 500, message);
    int before = "$.part.prices.".length();
    String name = "x".repeat(299 - before) + "\uD83D\uDE00";
    String cut = error("{\"part\":{\"prices\":{\"" + name + "\":\"free\"}}}");
    assertTrue(cut.startsWith("Thing.prices at $.part.prices.xxx"), cut);
    assertTrue(cut.contains("x…: expected"), "no half of a character: " + cut);
  }

  /** PHP's empty object is an empty list; as a document it is not an object. */
  @Test
  void anEmptyListIsNoDocument() {
    assertEquals("Thing at $: expected an object, found \"[]\"", error("[]"));
    assertEquals(Thing.builder().build(), Thing.parse("{\"part\":[]}").part());
  }

  /** A mismatching text may be a secret. */
  @Test
  void aSecretIsNotShown() {
    assertEquals(
        "Thing.password at $.password: invalid value, not shown because it is a secret",
        error("{\"password\":[\"correct horse\"]}"));
  }

  private static String error(String json) {
    return assertThrows(DecodingException.class, () -> Thing.parse(json)).getMessage();
  }
}
