package io.github.facturier.sandbox.http;

import com.google.gson.JsonElement;
import io.github.facturier.sandbox.data.Json;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers.
 *
 * @param json the body as JSON, null if the body is something else
 * @param reason the reason phrase, null for the usual one
 */
public record Reply(
    int status,
    @Nullable String contentType,
    byte[] body,
    @Nullable JsonElement json,
    Headers more,
    @Nullable String reason) {

  private static final Headers NONE = Headers.of();

  /** With the usual reason phrase. */
  public Reply(
      int status,
      @Nullable String contentType,
      byte[] body,
      @Nullable JsonElement json,
      Headers more) {
    this(status, contentType, body, json, more, null);
  }

  public static Reply json(int status, JsonElement json) {
    byte[] body = Json.write(json).getBytes(StandardCharsets.UTF_8);
    return new Reply(status, "application/json; charset=utf-8", body, json, NONE);
  }

  public static Reply raw(int status, String contentType, String body) {
    return file(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply file(int status, String contentType, byte[] body) {
    return new Reply(status, contentType, body, null, NONE);
  }

  public static Reply text(int status, String text) {
    return raw(status, "text/plain; charset=utf-8", text);
  }

  public static Reply empty(int status) {
    return new Reply(status, null, new byte[0], null, NONE);
  }

  public Reply with(String name, String value) {
    return new Reply(
        status, contentType, body, json, more.newBuilder().add(name, value).build(), reason);
  }

  public Reply with(Headers headers) {
    return new Reply(
        status, contentType, body, json, more.newBuilder().addAll(headers).build(), reason);
  }

  /** The same with a reason phrase of the provider's own. */
  public Reply because(String phrase) {
    return new Reply(status, contentType, body, json, more, phrase);
  }

  public boolean successful() {
    return status / 100 == 2;
  }
}
