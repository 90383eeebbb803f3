package io.github.facturier.sandbox.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A part of a multipart form. */
public record Part(
    String name, @Nullable String fileName, @Nullable String contentType, byte[] content) {
  /** The content, decoded as UTF-8. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
