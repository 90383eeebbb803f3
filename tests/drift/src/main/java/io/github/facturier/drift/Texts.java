package io.github.facturier.drift;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads text files of a documentation, in UTF-8, UTF-16 or, if they are none of these, in
 * Windows-1252, which contains Latin-1.
 */
final class Texts {
  private static final int LARGEST = 10_000_000;
  private static final int LONGEST = 5_000;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Texts() {}

  /**
   * The text of a file.
   *
   * @throws IOException if it cannot be read, is binary, or is larger or has longer lines than any
   *     documentation
   */
  static String read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is no documentation: it is larger than 10 MB");
    }
    String text = decode(file, Files.readAllBytes(file));
    int line = 1;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '\n') {
        if (i - start > LONGEST) {
          throw new IOException(
              file + ":" + line + " has " + (i - start) + " characters, more than " + LONGEST);
        }
        start = i + 1;
        line++;
      }
    }
    return text;
  }

  /**
   * The README of a folder, or the file itself.
   *
   * @param names the possible names of the page in a folder
   * @throws IOException if the folder has none of them
   */
  static Path page(Path docs, String... names) throws IOException {
    if (!Files.isDirectory(docs)) {
      return docs;
    }
    for (String name : names) {
      if (Files.isRegularFile(docs.resolve(name))) {
        return docs.resolve(name);
      }
    }
    throw new IOException(docs + " has no " + String.join(" or ", names));
  }

  private static String decode(Path file, byte[] bytes) throws IOException {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    if (first == 0xfeff || first == 0xfffe) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    int[] zeros = new int[2];
    for (int i = 0; i < bytes.length; i++) {
      zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    if (zeros[0] + zeros[1] > 0) {
      boolean little = zeros[0] == 0 && zeros[1] > bytes.length / 3;
      boolean big = zeros[1] == 0 && zeros[0] > bytes.length / 3;
      if (!little && !big) {
        throw new IOException(file + " is a binary file, not text");
      }
      return new String(bytes, little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      String text = new String(bytes, WINDOWS);
      long controls = text.chars().filter(c -> c < 32 && "\t\n\r\f".indexOf(c) < 0).count();
      if (controls > 0) {
        throw new IOException(file + " is a binary file, not text", e);
      }
      return text;
    }
  }
}
