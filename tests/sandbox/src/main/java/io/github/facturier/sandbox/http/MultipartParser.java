package io.github.facturier.sandbox.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Parses {@code multipart/form-data}. */
final class MultipartParser {
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

  private MultipartParser() {}

  /** The parts of a body; empty if the body is not multipart or is malformed. */
  static List<Part> parse(@Nullable String contentType, byte[] body) {
    MediaType type = contentType == null ? null : MediaType.parse(contentType);
    String boundary = type == null ? null : type.parameter("boundary");
    if (type == null || boundary == null || !type.type().equals("multipart")) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    try (MultipartReader reader = new MultipartReader(new Buffer().write(body), boundary)) {
      for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
        parts.add(part(part.headers(), part.body().readByteArray()));
      }
    } catch (IOException e) {
      return List.of();
    }
    return parts;
  }

  private static Part part(Headers headers, byte[] content) {
    String disposition = headers.get("Content-Disposition");
    String name = find(NAME, disposition);
    return new Part(
        name == null ? "" : name,
        find(FILE_NAME, disposition),
        headers.get("Content-Type"),
        content);
  }

  private static @Nullable String find(Pattern pattern, @Nullable String text) {
    Matcher matcher = pattern.matcher(text == null ? "" : text);
    return matcher.find() ? matcher.group(1) : null;
  }
}
