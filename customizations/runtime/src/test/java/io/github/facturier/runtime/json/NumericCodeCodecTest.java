package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.facturier.runtime.error.DecodingException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericCodeCodecTest {
  private static final Codec<List<Code>> CODES =
      Codec.list(KnownValues.of(Code.class, Code::new, List.<Code>of()).numberCodec());

  private static final class Code extends OpenEnum {
    Code(String value) {
      super(value, false);
    }
  }

  private static String written(Object slot) {
    return CODES.tree(slot).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "99, 99",
    "'\"99\"', 99",
    "0, 0",
    "-1, -1",
    "'\"new_kind\"', new_kind",
    "'\"007\"', 007",
    "1.0, 1.0"
  })
  void comesAsANumberOrAsItsText(String json, String value) throws Exception {
    Object slot = CODES.read(JsonText.reader(new StringReader("[" + json + "]")));
    assertEquals(List.of(new Code(value)), RawValue.unwrap(slot));
    assertEquals("[" + json + "]", written(slot), "the value is written unchanged");
  }

  @ParameterizedTest
  @CsvSource({"99, 99", "-1, -1", "new_kind, '\"new_kind\"'", "007, '\"007\"'", "1.0, '\"1.0\"'"})
  void isWrittenAsANumberIfItIsOne(String value, String json) {
    assertEquals("[" + json + "]", written(List.of(new Code(value))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null", "false"})
  void isMissing(String json) throws Exception {
    Object slot = CODES.read(JsonText.reader(new StringReader("[" + json + "]")));
    assertEquals(List.of(), RawValue.unwrap(slot));
    assertEquals("[" + json + "]", written(slot));
  }

  @Test
  void isNoBoolean() {
    assertThrows(DecodingException.class, () -> CODES.parse("[true]"));
  }
}
