package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEqualityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1                         | 1",
        "1                         | \"1\"",
        "\"89.0\"                  | 89.0",
        "{\"a\": \"0.10\"}         | {\"a\": 0.10}",
        "{\"a\": 1, \"b\": [true]} | {\"b\": [true], \"a\": 1}",
        "null                      | \"\"",
        "{\"a\": null}             | {}",
        "{\"a\": \"\"}             | {}",
        "{\"a\": \"0000-00-00\"}   | {}",
        "{\"a\": \"00/00/00\"}     | {\"a\": null}",
        "{\"a\": \"00/00/0000\"}   | {\"a\": \"\"}",
        "[null]                    | [\"\"]",
      })
  void sameMeaning(String one, String other) {
    assertEquals(List.of(), differences(one, other));
    assertEquals(List.of(), differences(other, one));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1                       | 2",
        "0.1                     | 0.10",
        "1                       | 1.0",
        "\"0.1\"                 | 0.10",
        "100                     | 1e2",
        "true                    | \"true\"",
        "1                       | true",
        "false                   | \"\"",
        "false                   | null",
        "0                       | null",
        "\"59,00\"               | \"59.00\"",
        "\"a\"                   | \"A\"",
        "\"a\"                   | \" a\"",
        "{\"a\": 1}              | {\"b\": 1}",
        "{\"a\": {}}             | {}",
        "{\"a\": []}             | {}",
        "{}                      | []",
        "[]                      | null",
        "[null]                  | []",
        "[1, 2]                  | [2, 1]",
        "[1]                     | [1, 1]",
        "\"2013-01\"             | \"2013-01-01\"",
        "\"0001-01-01\"          | \"\"",
      })
  void anotherMeaning(String one, String other) {
    assertNotEquals(List.of(), differences(one, other));
    assertNotEquals(List.of(), differences(other, one));
  }

  @Test
  void everyDifferenceIsNamedByItsPath() {
    assertEquals(
        List.of(
            "$.positions[1].tax: expected 20, but was null",
            "$.kind: expected \"vat\", but was \"VAT\""),
        differences(
            "{'positions': [{}, {'tax': 20}], 'kind': 'vat'}",
            "{'positions': [{}, {}], 'kind': 'VAT'}"));
  }

  @Test
  void theErrorShowsBothDocuments() {
    AssertionError error =
        assertThrows(AssertionError.class, () -> JsonEquality.assertEqual("{\"a\":1}", "[]"));
    assertTrue(error.getMessage().contains("$: expected {\"a\":1}, but was []"), error::getMessage);
  }

  private static List<String> differences(String one, String other) {
    return JsonEquality.differences(JsonParser.parseString(one), JsonParser.parseString(other));
  }
}
