package io.github.facturier.facturationpro.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.Okio;

/** JSONP: the text between the parentheses is returned unchanged. */
class UnpaddedSourceFuzzTest {
  private static final String NAME = "shop.show";
  private static final int CHUNK = 61;

  @FuzzTest(maxDuration = "10m")
  void aScriptIsReadOrRefused(byte[] input) throws IOException {
    try {
      unpadded(new Buffer().write(input));
    } catch (ProtocolException e) {
      return;
    }
  }

  @FuzzTest(maxDuration = "10m")
  void paddingIsRemoved(byte[] input) throws IOException {
    String json = new String(input, StandardCharsets.ISO_8859_1); // one byte per character
    for (String end : new String[] {")", ");", " ) ; \n"}) {
      for (String start : new String[] {"/**/" + NAME + "(", NAME + "("}) {
        Buffer script = new Buffer();
        script.writeUtf8(start).write(input).writeUtf8(end);
        assertEquals(withoutEnd(json), withoutEnd(unpadded(script)));
      }
    }
  }

  private static String unpadded(Buffer script) throws IOException {
    Buffer json = new Buffer();
    try (UnpaddedSource source =
        new UnpaddedSource(Okio.buffer(Okio.source(script.inputStream())), NAME)) {
      while (source.read(json, CHUNK) >= 0) {
        continue;
      }
    }
    return json.readString(StandardCharsets.ISO_8859_1);
  }

  /** White space at the end may belong to the JSON or to the padding. */
  private static String withoutEnd(String json) {
    int end = json.length();
    while (end > 0 && " \t\n\u000b\f\r".indexOf(json.charAt(end - 1)) >= 0) {
      end--;
    }
    return json.substring(0, end);
  }
}
