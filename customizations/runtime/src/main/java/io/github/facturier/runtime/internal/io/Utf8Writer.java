package io.github.facturier.runtime.internal.io;

import java.io.Writer;
import okio.Buffer;

/**
 * Text into a buffer as UTF-8, at once: an {@link java.io.OutputStreamWriter} makes an array of
 * each of JSON's brackets and commas first. Half of a character that takes two becomes {@code ?}.
 */
public final class Utf8Writer extends Writer {
  private final Buffer buffer;

  public Utf8Writer(Buffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public void write(int c) {
    buffer.writeUtf8CodePoint((char) c);
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    buffer.writeUtf8(new String(chars, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) {
    buffer.writeUtf8(text, offset, offset + length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
