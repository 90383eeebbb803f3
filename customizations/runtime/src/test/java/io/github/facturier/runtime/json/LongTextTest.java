package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.error.DecodingException;
import org.junit.jupiter.api.Test;

class LongTextTest {
  @Test
  void aNumberIsWrittenAsText() {
    assertEquals(new JsonPrimitive("12"), Codec.LONG_TEXT.tree(12L));
    assertEquals(new JsonPrimitive(12), Codec.LONG_NUMBER.tree(12L));
  }

  @Test
  void aNumberIsReadInEveryForm() {
    for (String json : new String[] {"\"12\"", "12", "\"12.0\""}) {
      assertEquals(12L, Codec.LONG_TEXT.parse(json));
      assertEquals(12L, Codec.LONG_NUMBER.parse(json));
    }
    assertThrows(DecodingException.class, () -> Codec.LONG_TEXT.parse("\"12.5\""));
    assertThrows(DecodingException.class, () -> Codec.LONG_TEXT.parse("\"twelve\""));
  }
}
