package io.github.facturier.sandbox.http;

import com.google.gson.JsonElement;
import io.github.facturier.sandbox.data.Json;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A response. Immutable.
 *
 * @param status HTTP status
 * @param contentType value of {@code Content-Type}, null for none
 * @param body the bytes of the body
 * @param json the body as JSON, null if it is not JSON
 * @param headers the headers without {@code Content-Type}
 * @param reason the reason phrase, null for the standard one
 */
public record Response(
    int status,
    @Nullable String contentType,
    byte[] body,
    @Nullable JsonElement json,
    Headers headers,
    @Nullable String reason) {

  private static final Headers NONE = Headers.of();

  private Response(
      int status, @Nullable String contentType, byte[] body, @Nullable JsonElement json) {
    this(status, contentType, body, json, NONE, null);
  }

  /** A response with a JSON body. */
  public static Response json(int status, JsonElement json) {
    byte[] body = Json.write(json).getBytes(StandardCharsets.UTF_8);
    return new Response(status, "application/json; charset=utf-8", body, json);
  }

  /** A response with a text body of any media type. */
  public static Response raw(int status, String contentType, String body) {
    return file(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A response with a body of any media type. */
  public static Response file(int status, String contentType, byte[] body) {
    return new Response(status, contentType, body, null);
  }

  /** A response with a plain text body. */
  public static Response text(int status, String text) {
    return raw(status, "text/plain; charset=utf-8", text);
  }

  /** A response without a body. */
  public static Response empty(int status) {
    return new Response(status, null, new byte[0], null);
  }

  /** The same response with another media type. */
  public Response withContentType(String contentType) {
    return new Response(status, contentType, body, json, headers, reason);
  }

  /** The same response with another header. */
  public Response withHeader(String name, String value) {
    return new Response(
        status, contentType, body, json, headers.newBuilder().add(name, value).build(), reason);
  }

  /** The same response with more headers. */
  public Response withHeaders(Headers added) {
    return new Response(
        status, contentType, body, json, headers.newBuilder().addAll(added).build(), reason);
  }

  /** The same response with another reason phrase. */
  public Response withReason(String phrase) {
    return new Response(status, contentType, body, json, headers, phrase);
  }

  /** Whether the status is 2xx. */
  public boolean isSuccessful() {
    return status / 100 == 2;
  }
}
