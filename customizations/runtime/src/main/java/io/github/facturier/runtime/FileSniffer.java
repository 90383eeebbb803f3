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
 * Tells a file from an error that was sent in its place with a status of success: by its bytes,
 * since servers send errors with the media type of the file, with another one, and with none.
 */
final class FileSniffer {
  private static final String ANY = "*/*";

  /** How files of a type begin. */
  private static final Map<String, ByteString> BEGINNINGS =
      Map.of(
          "application/pdf", ByteString.encodeUtf8("%PDF"),
          "application/zip", ByteString.encodeUtf8("PK"));

  /** How much of an HTML page is kept for the error. */
  private static final int EXCERPT = 4096;

  /** More white space than any server sends before an error. */
  private static final int MOST_SPACE = 1024;

  private static final Pattern HTML =
      Pattern.compile(
          "<(?:!doctype\\s+html|(?:html|head|body|title|meta|script|style|h1|center|div|p|pre)\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern XML_ERROR =
      Pattern.compile("<(?:error|problem|fault)\\b", Pattern.CASE_INSENSITIVE);

  /** Fields of errors, those of problem+json (RFC 9457) included. */
  private static final Set<String> OF_ERRORS =
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

  private final String promised;
  private final MediaType type;
  private final BufferedSource source;

  private FileSniffer(ResponseBody body, String promised) {
    this.promised = promised;
    this.type = body.contentType() == null ? UNKNOWN : body.contentType();
    this.source = body.source();
  }

  /**
   * Looks at the beginning of a body, which stays in it.
   *
   * @param promised the media type of the file that the spec promises, {@code *}{@code /*} for any,
   *     empty where it promises none
   * @throws ErrorInSuccessException if it is an error
   * @throws DecodingException if it is no file of that type, or empty
   */
  static void check(ResponseBody body, String promised) throws IOException {
    new FileSniffer(body, promised).check();
  }

  /** Whether the spec promises a file of a type that always has content. */
  static boolean isNeverEmpty(String promised) {
    return BEGINNINGS.containsKey(promised);
  }

  static DecodingException noContent() {
    return DecodingException.of(
        ApiError.of("the response has no content, but the spec requires a file"), null);
  }

  private void check() throws IOException {
    if (promised.isEmpty()) {
      if (isHtmlType() && first() == '<') {
        throw new ErrorInSuccessException(text(EXCERPT), true);
      }
      return;
    }
    if (source.exhausted()) {
      throw noContent();
    }
    ByteString beginning = BEGINNINGS.get(promised);
    if (beginning == null) {
      checkAny();
    } else if (!source.rangeEquals(0, beginning)) {
      throw misfit();
    }
  }

  /** Where nothing is known of how the file begins, it is one unless it is like an error. */
  private void checkAny() {
    char first = first();
    if (first == '<' && !promised.equals("text/html")) {
      String root = root(text(EXCERPT));
      if (isHtmlType() || HTML.matcher(root).lookingAt() || XML_ERROR.matcher(root).lookingAt()) {
        throw misfit();
      }
    }
    boolean json = type.subtype().equals("json") || type.subtype().endsWith("+json");
    if (first == '{' || json) {
      boolean whole = !requested(ApiError.LONGEST_BODY + 1); // no error is that long
      String text = text(ApiError.LONGEST_BODY);
      if (whole && (promised.equals(ANY) ? isError(text) : json || object(text) != null)) {
        throw new ErrorInSuccessException(text, false);
      }
    }
    boolean other = json || isHtmlType() && !promised.equals("text/html");
    if (other && !promised.equals(ANY)) {
      throw misfit();
    }
  }

  private RuntimeException misfit() {
    char first = first();
    if (first == '<') {
      String text = text(EXCERPT);
      return new ErrorInSuccessException(text, !XML_ERROR.matcher(root(text)).lookingAt());
    }
    if (first == '{') {
      return new ErrorInSuccessException(text(ApiError.LONGEST_BODY), false);
    }
    return DecodingException.of(
        ApiError.of(
            "not a file of type "
                + promised
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
    for (int i = 0; i < MOST_SPACE && requested(i + 1); i++) {
      byte first = source.getBuffer().getByte(i);
      if (first > ' ' || first < 0 && MARKS.indexOf(new byte[] {first}) < 0) {
        return (char) (first & 0xff); // in UTF-16, every other byte is 0
      }
    }
    return 0;
  }

  /** Whether there are so many bytes. What breaks off fails when it is read. */
  private boolean requested(long bytes) {
    try {
      return source.request(bytes);
    } catch (IOException e) {
      return source.getBuffer().size() >= bytes;
    }
  }

  /** The beginning as text, without byte-order marks. */
  private String text(int bytes) {
    requested(bytes);
    Buffer beginning = new Buffer();
    Buffer buffer = source.getBuffer();
    buffer.copyTo(beginning, 0, Math.min(buffer.size(), bytes));
    try {
      return BodyText.readAll(beginning, BodyText.charset(beginning, type));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a buffer does not fail
    }
  }

  /** From the first element on, without the declaration of XML and comments. */
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

  /** Whether an object is empty or has a field of an error: a file may be JSON as well. */
  private static boolean isError(String text) {
    JsonObject object = object(text);
    return object != null
        && (object.size() == 0
            || object.keySet().stream()
                .anyMatch(name -> OF_ERRORS.contains(name.toLowerCase(Locale.ROOT))));
  }

  private static @Nullable JsonObject object(String text) {
    try {
      JsonElement json = JsonText.parse(text);
      return json instanceof JsonObject object ? object : null;
    } catch (RuntimeException e) { // then it is something else that begins with a brace
      return null;
    }
  }
}
