package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.internal.io.Utf8Reader;
import io.github.facturier.runtime.internal.io.Utf8Writer;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in OkHttp's buffers is read and written as by the JDK's readers and writers. */
class Utf8Test {
  private static final String[] SAMPLES = {
    "a", "{\"", "é", "œ", "€", "\uFEFF", "😀", "\u0000", "߿", "ࠀ"
  };

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 1000, 8191, 8192, 8193, 30_000})
  void textsAreReadAndWrittenUnchanged(int length) throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      String text = text(length, new Random(seed));
      Buffer buffer = new Buffer();
      Utf8Writer out = new Utf8Writer(buffer);
      Random pieces = new Random(seed);
      for (int i = 0; i < text.length(); ) {
        int end = Math.min(text.length(), text.offsetByCodePoints(i, 1) + pieces.nextInt(40));
        if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
          end++;
        }
        write(out, text, i, end, pieces);
        i = end;
      }
      assertEquals(text, buffer.clone().readUtf8());
      assertEquals(text, read(buffer, new Random(seed)));
      // Cut anywhere, as the network does.
      Buffer cut =
          new Buffer().writeUtf8("x".repeat(seed)).write(text.getBytes(StandardCharsets.UTF_8));
      assertEquals("x".repeat(seed) + text, read(cut, new Random(seed)));
    }
  }

  private static void write(Utf8Writer out, String text, int from, int to, Random way)
      throws IOException {
    if (to - from == 1) {
      out.write(text.charAt(from));
    } else if (way.nextBoolean()) {
      out.write(text, from, to - from);
    } else {
      out.write(text.toCharArray(), from, to - from);
    }
  }

  /**
   * Random bytes, most of which are not UTF-8; each invalid sequence becomes a replacement
   * character.
   */
  @Test
  void bytesThatAreNoTextAreReplaced() throws IOException {
    int replaced = 0;
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      String read = read(new Buffer().write(bytes), random);
      assertEquals(
          new Buffer().write(bytes).readUtf8().replace("\uFFFD", ""), read.replace("\uFFFD", ""));
      replaced += read.indexOf('\uFFFD') >= 0 ? 1 : 0;
    }
    assertTrue(replaced > 100, "only " + replaced);
  }

  @Test
  void anOverlongFormIsNoCharacter() throws IOException {
    byte[] slash = {(byte) 0xc0, (byte) 0xaf, (byte) 0xc1, (byte) 0xaf};
    String read = read(new Buffer().write(slash), new Random(0));
    assertTrue(read.chars().allMatch(c -> c == '\uFFFD'), read);
  }

  /**
   * Available text is returned at once: a reader must not wait for a full array from a slow server.
   */
  @Test
  void nothingIsWaitedForOnceThereIsSomething() throws IOException {
    Buffer slow = new Buffer().writeUtf8("abc");
    char[] chars = new char[100];
    assertEquals(3, new Utf8Reader(slow).read(chars, 0, 100));
  }

  @Test
  void halfACharacterIsAQuestionMark() {
    Buffer buffer = new Buffer();
    new Utf8Writer(buffer).write("a\uD83D", 0, 2);
    new Utf8Writer(buffer).write('\uDE00');
    assertEquals("a??", buffer.readUtf8());
    assertEquals(
        "a?", new String("a\uD83D".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  private static String text(int length, Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(random.nextInt(3) == 0 ? SAMPLES[random.nextInt(SAMPLES.length)] : "abc");
    }
    return text.toString();
  }

  private static String read(Buffer buffer, Random sizes) throws IOException {
    StringWriter text = new StringWriter();
    try (Reader in = new Utf8Reader(buffer)) {
      char[] chars = new char[50];
      int length = 1 + sizes.nextInt(40);
      for (int read = in.read(chars, 3, length); read >= 0; read = in.read(chars, 3, length)) {
        text.write(chars, 3, read);
        length = 1 + sizes.nextInt(40);
      }
    }
    return text.toString();
  }
}
