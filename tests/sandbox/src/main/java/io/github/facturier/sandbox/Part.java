package io.github.facturier.sandbox;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One part of a multipart form. */
record Part(String name, @Nullable String fileName, @Nullable String contentType, byte[] content) {
  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
