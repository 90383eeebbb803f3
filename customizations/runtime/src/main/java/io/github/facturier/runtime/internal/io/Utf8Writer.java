package io.github.facturier.runtime.internal.io;

import java.io.Writer;
import okio.Buffer;

/**
 * Encodes text as UTF-8 directly into a buffer, without the arrays that an {@link
 * java.io.OutputStreamWriter} allocates for each bracket and comma of JSON. A lone surrogate
 * becomes {@code ?}.
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
