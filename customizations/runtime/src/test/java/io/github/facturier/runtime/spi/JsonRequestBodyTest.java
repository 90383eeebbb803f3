package io.github.facturier.runtime.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.Schema;
import io.github.facturier.runtime.json.Thing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** A body provides its members without parsing. */
class JsonRequestBodyTest {
  @Test
  void membersOfAModel() throws IOException {
    JsonRequestBody body =
        body(
            Schema.of(Thing.class).codec(),
            Thing.parse("{\"name\":null,\"more\":1,\"part\":{\"id\":1}}"));
    assertTrue(body.has("name"));
    assertTrue(body.has("more"));
    assertFalse(body.has("id"), "it is one level down");
    assertFalse(body.has("other"));
  }

  @Test
  void membersOfMapsAndOfJson() throws IOException {
    assertTrue(body(Codec.map(Codec.LONG_NUMBER), Map.of("a", 1L)).has("a"));
    assertFalse(body(Codec.map(Codec.LONG_NUMBER), Map.of("a", 1L)).has("b"));
    JsonElement json = JsonParser.parseString("{\"a\":{\"b\":1}}");
    assertTrue(body(Codec.JSON, json).has("a"));
    assertFalse(body(Codec.JSON, json).has("b"));
  }

  @Test
  void whatIsNoObjectHasNone() throws IOException {
    assertFalse(body(Codec.list(Codec.STRING), List.of("a")).has("a"));
    assertFalse(body(Codec.STRING, "a").has("a"));
  }

  @Test
  void theLengthIsThatOfWhatIsWrittenAndItCanBeWrittenAgain() throws IOException {
    JsonRequestBody body = body(Codec.STRING, "é€");
    for (int i = 0; i < 2; i++) {
      Buffer sink = new Buffer();
      body.writeTo(sink);
      assertEquals(body.contentLength(), sink.size());
      assertEquals("\"é€\"", sink.readUtf8());
    }
  }

  @Test
  void halfASurrogatePairIsAQuestionMark() throws IOException {
    Buffer sink = new Buffer();
    body(Codec.STRING, "a\uD83D").writeTo(sink);
    assertEquals("\"a?\"", sink.readUtf8());
  }

  @SuppressWarnings("unchecked") // the value is the codec's
  private static <T> JsonRequestBody body(Codec<T> codec, T value) throws IOException {
    return JsonRequestBody.of((Codec<Object>) codec, value);
  }
}
