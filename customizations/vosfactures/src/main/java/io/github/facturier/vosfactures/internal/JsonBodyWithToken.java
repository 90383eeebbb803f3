package io.github.facturier.vosfactures.internal;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import io.github.facturier.runtime.json.JsonText;
import io.github.facturier.runtime.spi.JsonRequestBody;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A JSON body with the token as the first member of its top-level object; an object of its own if
 * the body is empty. The other bytes are not changed, including the scale of numbers and the order
 * of members.
 */
final class JsonBodyWithToken extends RequestBody {
  private static final ByteString NAME =
      ByteString.encodeUtf8("\"" + ApiTokenInterceptor.NAME + "\"");

  private final RequestBody body;
  private final String token;
  private @Nullable Buffer whole;

  JsonBodyWithToken(RequestBody body, String token) {
    this.body = body;
    this.token = token;
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public boolean isOneShot() {
    return body.isOneShot();
  }

  /** Known, since many servers reject a chunked body. */
  @Override
  public long contentLength() throws IOException {
    return whole().size();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    Buffer copy = whole().clone(); // shares the segments
    sink.write(copy, copy.size());
  }

  /** The bytes to send. */
  private synchronized Buffer whole() throws IOException {
    if (whole == null) {
      whole = withToken();
    }
    return whole;
  }

  private Buffer withToken() throws IOException {
    Buffer json = new Buffer();
    body.writeTo(json);
    if (json.size() == 0) {
      return new Buffer().writeUtf8("{" + member(true) + "}");
    }
    long brace = openingBrace(json);
    if (brace < 0 || hasToken(json)) {
      return json;
    }
    Buffer sent = new Buffer();
    sent.write(json, brace + 1);
    sent.writeUtf8(member(isEmptyObject(json)));
    sent.writeAll(json); // moves whole segments
    return sent;
  }

  /** The index of the top-level object, -1 if the body is not an object. */
  private static long openingBrace(Buffer json) {
    long i = firstVisible(json);
    return i >= 0 && json.getByte(i) == '{' ? i : -1;
  }

  private static boolean isEmptyObject(Buffer afterBrace) {
    long i = firstVisible(afterBrace);
    return i >= 0 && afterBrace.getByte(i) == '}';
  }

  private static long firstVisible(Buffer json) {
    for (long i = 0; i < json.size(); i++) {
      if (json.getByte(i) > ' ' || json.getByte(i) < 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether the body has a token. A {@link io.github.facturier.runtime.spi.JsonRequestBody} knows
   * its members. Any other body is searched for the bytes of the name first, and parsed only if
   * they are found. A body that is not JSON is not changed, either.
   */
  private boolean hasToken(Buffer json) throws IOException {
    if (body instanceof JsonRequestBody made) {
      return made.has(ApiTokenInterceptor.NAME);
    }
    if (json.indexOf(NAME) < 0) {
      return false;
    }
    try (JsonReader in =
        JsonText.unboundedReader(
            new InputStreamReader(json.peek().inputStream(), StandardCharsets.UTF_8))) {
      in.beginObject();
      while (in.peek() == JsonToken.NAME) {
        if (in.nextName().equals(ApiTokenInterceptor.NAME)) {
          return true;
        }
        in.skipValue();
      }
      return false;
    } catch (MalformedJsonException | EOFException e) {
      return true;
    }
  }

  private String member(boolean alone) throws IOException {
    StringWriter member = new StringWriter();
    new JsonWriter(member).value(token);
    return NAME.utf8() + ":" + member + (alone ? "" : ",");
  }
}
