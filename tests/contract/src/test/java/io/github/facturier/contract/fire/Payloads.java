package io.github.facturier.contract.fire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Hostile bodies; each is created once. */
final class Payloads {
  static final int MEBIBYTE = 1 << 20;

  /** The decompressed size of the bomb, far more than a client's limit. */
  static final long BOMB_BYTES = 256L * MEBIBYTE;

  private static final int NESTING_BYTES = 10 * MEBIBYTE;

  private Payloads() {}

  /** Ten mebibytes of lists in lists, or of objects in objects. */
  static String nesting(boolean lists) {
    return lists ? Nesting.LISTS : Nesting.OBJECTS;
  }

  /** The same, encrypted. */
  static byte[] encryptedNesting(Row row) {
    return Nesting.encrypted(row).clone();
  }

  /** A quarter of a megabyte that becomes a thousand times as much: a JSON text without end. */
  static byte[] bomb() {
    return Bomb.BYTES;
  }

  private static final class Nesting {
    static final String LISTS = "[".repeat(NESTING_BYTES);
    static final String OBJECTS = "{\"a\":".repeat(NESTING_BYTES / 5);
    private static byte[] encrypted;

    static synchronized byte[] encrypted(Row row) {
      if (encrypted == null) {
        encrypted = row.json(OBJECTS).body();
      }
      return encrypted;
    }
  }

  private static final class Bomb {
    static final byte[] BYTES = pack();

    private static byte[] pack() {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] zeros = new byte[MEBIBYTE];
      Arrays.fill(zeros, (byte) '0');
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        byte[] start = "{\"a\":\"".getBytes(StandardCharsets.US_ASCII);
        out.write(start);
        for (long left = BOMB_BYTES - start.length; left > 0; left -= zeros.length) {
          out.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return packed.toByteArray();
    }
  }
}
