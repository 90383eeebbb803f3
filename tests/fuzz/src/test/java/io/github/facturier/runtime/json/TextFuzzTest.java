package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.facturier.runtime.internal.io.Utf8Reader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/** The hand-written parsers give the same results as those of the JDK. */
class TextFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void textIsReadAsByTheJdk(byte[] input) throws IOException {
    for (int step : new int[] {1, 3, 8192}) {
      String text = text(input, step);
      try {
        ByteBuffer bytes = ByteBuffer.wrap(input);
        assertEquals(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), text);
      } catch (CharacterCodingException e) {
        assertTrue(text.indexOf('\ufffd') >= 0, text);
      }
    }
  }

  /** Sizes of the chunks, in bytes and characters. */
  private static String text(byte[] input, int step) throws IOException {
    ForwardingSource slowly =
        new ForwardingSource(new Buffer().write(input)) {
          @Override
          public long read(Buffer sink, long byteCount) throws IOException {
            return super.read(sink, Math.min(byteCount, step));
          }
        };
    StringBuilder text = new StringBuilder();
    try (Utf8Reader reader = new Utf8Reader(Okio.buffer(slowly))) {
      char[] chars = new char[step];
      for (int read = reader.read(chars); read >= 0; read = reader.read(chars)) {
        text.append(chars, 0, read);
      }
    }
    return text.toString();
  }

  @FuzzTest(maxDuration = "10m")
  void datesAreReadAsByTheJdk(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    String day = text.substring(0, Math.min(text.length(), 10));
    compare(day, IsoDates::date, LocalDate::parse);
    compare(
        text,
        IsoDates::moment,
        moment -> OffsetDateTime.parse(moment, DateTimeFormatter.ISO_DATE_TIME));
  }

  private static <T> void compare(String text, Function<String, T> ours, Function<String, T> jdks) {
    T value;
    try {
      value = ours.apply(text);
    } catch (DateTimeException e) {
      assertThrows(DateTimeException.class, () -> jdks.apply(text), text);
      return;
    }
    if (value != null) { // the JDK parses other forms
      assertEquals(jdks.apply(text), value);
    }
  }
}
