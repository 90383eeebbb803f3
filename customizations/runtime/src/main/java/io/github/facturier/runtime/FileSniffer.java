package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.internal.io.BodyText;
import io.github.facturier.runtime.internal.io.ErrorInSuccessException;
import io.github.facturier.runtime.internal.io.PlainText;
import io.github.facturier.runtime.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a file from an error that the server sent with a 2xx status. The first bytes
 * decide, since servers send errors with the file's media type, with another one, or with none.
 */
final class FileSniffer {
  private static final String ANY = "*/*";

  /** The first bytes of a file, by media type. */
  private static final Map<String, ByteString> BEGINNINGS =
      Map.of(
          "application/pdf", ByteString.encodeUtf8("%PDF"),
          "application/zip", ByteString.encodeUtf8("PK"));

  /** The bytes of an HTML page that are kept for the error. */
  private static final int EXCERPT = 4096;

  /** The white space that is skipped before an error, in bytes. */
  private static final int MAX_WHITE_SPACE = 1024;

  private static final Pattern HTML =
      Pattern.compile(
          "<(?:!doctype\\s+html|(?:html|head|body|title|meta|script|style|h1|center|div|p|pre)\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern XML_ERROR =
      Pattern.compile("<(?:error|problem|fault)\\b", Pattern.CASE_INSENSITIVE);

  /** Field names of error objects, including those of problem+json (RFC 9457). */
  private static final Set<String> ERROR_FIELDS =
      Set.of(
          "status",
          "code",
          "error",
          "errors",
          "message",
          "messages",
          "title",
          "detail",
          "success",
          "exceptionmessage",
          "error_description");

  /** The bytes of byte-order marks in UTF-8 and UTF-16. */
  private static final ByteString MARKS = ByteString.decodeHex("efbbbffeff");

  private static final MediaType UNKNOWN = MediaType.get("application/octet-stream");

  private final String requiredType;
  private final MediaType type;
  private final BufferedSource source;

  private FileSniffer(ResponseBody body, String requiredType) {
    this.requiredType = requiredType;
    this.type = body.contentType() == null ? UNKNOWN : body.contentType();
    this.source = body.source();
  }

  /**
   * Checks the beginning of a body without consuming it.
   *
   * @param requiredType the media type that the spec requires, {@code *}{@code /*} for any, empty
   *     if it requires none
   * @throws ErrorInSuccessException if the body is an error
   * @throws DecodingException if the body is not a file of that type, or is empty
   */
  static void check(ResponseBody body, String requiredType) throws IOException {
    new FileSniffer(body, requiredType).check();
  }

  /** Whether files of this type always have content. */
  static boolean isNeverEmpty(String requiredType) {
    return BEGINNINGS.containsKey(requiredType);
  }

  static DecodingException noContent() {
    return DecodingException.of(
        ApiError.of("the response has no content, but the spec requires a file"), null);
  }

  private void check() throws IOException {
    if (requiredType.isEmpty()) {
      if (isHtmlType() && first() == '<') {
        throw new ErrorInSuccessException(text(EXCERPT), true);
      }
      return;
    }
    if (source.exhausted()) {
      throw noContent();
    }
    ByteString beginning = BEGINNINGS.get(requiredType);
    if (beginning == null) {
      checkAny();
    } else if (!source.rangeEquals(0, beginning)) {
      throw typeMismatch();
    }
  }

  /** Checks a type without known first bytes: the body is a file unless it looks like an error. */
  private void checkAny() {
    char first = first();
    if (first == '<' && !requiredType.equals("text/html")) {
      String root = root(text(EXCERPT));
      if (isHtmlType() || HTML.matcher(root).lookingAt() || XML_ERROR.matcher(root).lookingAt()) {
        throw typeMismatch();
      }
    }
    boolean json = type.subtype().equals("json") || type.subtype().endsWith("+json");
    if (first == '{' || json) {
      boolean whole = !requested(ApiError.MAX_BODY_BYTES + 1); // an error is shorter
      String text = text(ApiError.MAX_BODY_BYTES);
      if (whole && (requiredType.equals(ANY) ? isError(text) : json || object(text) != null)) {
        throw new ErrorInSuccessException(text, false);
      }
    }
    boolean other = json || isHtmlType() && !requiredType.equals("text/html");
    if (other && !requiredType.equals(ANY)) {
      throw typeMismatch();
    }
  }

  private RuntimeException typeMismatch() {
    char first = first();
    if (first == '<') {
      String text = text(EXCERPT);
      return new ErrorInSuccessException(text, !XML_ERROR.matcher(root(text)).lookingAt());
    }
    if (first == '{') {
      return new ErrorInSuccessException(text(ApiError.MAX_BODY_BYTES), false);
    }
    return DecodingException.of(
        ApiError.of(
            "not a file of type "
                + requiredType
                + ": begins with \""
                + PlainText.quoted(text(EXCERPT))
                + "\""),
        null);
  }

  private boolean isHtmlType() {
    return type.subtype().equals("html") || type.subtype().equals("xhtml+xml");
  }

  /**
   * The first character after byte-order marks and white space, 0 if there is none. No more bytes
   * are requested than it takes: the server may be slow.
   */
  private char first() {
    for (int i = 0; i < MAX_WHITE_SPACE && requested(i + 1); i++) {
      byte first = source.getBuffer().getByte(i);
      if (first > ' ' || first < 0 && MARKS.indexOf(new byte[] {first}) < 0) {
        return (char) (first & 0xff); // in UTF-16, every other byte is 0
      }
    }
    return 0;
  }

  /**
   * Whether there are at least this number of bytes. A broken transfer fails later, when it is
   * read.
   */
  private boolean requested(long bytes) {
    try {
      return source.request(bytes);
    } catch (IOException e) {
      return source.getBuffer().size() >= bytes;
    }
  }

  /** The beginning of the body as text, without byte-order marks. */
  private String text(int bytes) {
    requested(bytes);
    Buffer beginning = new Buffer();
    Buffer buffer = source.getBuffer();
    buffer.copyTo(beginning, 0, Math.min(buffer.size(), bytes));
    try {
      return BodyText.readAll(beginning, BodyText.charset(beginning, type));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a buffer does not throw
    }
  }

  /** The text from the first element on, without XML declaration and comments. */
  private static String root(String text) {
    String rest = text.stripLeading();
    while (rest.startsWith("<?") || rest.startsWith("<!--")) {
      String end = rest.startsWith("<?") ? "?>" : "-->";
      int at = rest.indexOf(end);
      if (at < 0) {
        return rest;
      }
      rest = rest.substring(at + end.length()).stripLeading();
    }
    return rest;
  }

  /**
   * Whether the object is empty or has a field of {@link #ERROR_FIELDS}. Other JSON may be a file.
   */
  private static boolean isError(String text) {
    JsonObject object = object(text);
    return object != null
        && (object.size() == 0
            || object.keySet().stream()
                .anyMatch(name -> ERROR_FIELDS.contains(name.toLowerCase(Locale.ROOT))));
  }

  private static @Nullable JsonObject object(String text) {
    try {
      JsonElement json = JsonText.parse(text);
      return json instanceof JsonObject object ? object : null;
    } catch (RuntimeException e) { // not JSON, though it begins with a brace
      return null;
    }
  }
}
