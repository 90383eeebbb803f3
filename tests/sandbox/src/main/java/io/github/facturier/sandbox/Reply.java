package io.github.facturier.sandbox;

import com.google.gson.JsonElement;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers.
 *
 * @param json the body as JSON, null if the body is something else
 * @param reason the reason phrase, null for the usual one
 */
record Reply(
    int status,
    @Nullable String contentType,
    byte[] body,
    @Nullable JsonElement json,
    Headers more,
    @Nullable String reason) {

  private static final Headers NONE = Headers.of();

  /** With the usual reason phrase. */
  Reply(
      int status,
      @Nullable String contentType,
      byte[] body,
      @Nullable JsonElement json,
      Headers more) {
    this(status, contentType, body, json, more, null);
  }

  static Reply json(int status, JsonElement json) {
    byte[] body = Json.write(json).getBytes(StandardCharsets.UTF_8);
    return new Reply(status, "application/json; charset=utf-8", body, json, NONE);
  }

  static Reply raw(int status, String contentType, String body) {
    return file(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  static Reply file(int status, String contentType, byte[] body) {
    return new Reply(status, contentType, body, null, NONE);
  }

  static Reply text(int status, String text) {
    return raw(status, "text/plain; charset=utf-8", text);
  }

  static Reply empty(int status) {
    return new Reply(status, null, new byte[0], null, NONE);
  }

  Reply with(String name, String value) {
    return new Reply(
        status, contentType, body, json, more.newBuilder().add(name, value).build(), reason);
  }

  Reply with(Headers headers) {
    return new Reply(
        status, contentType, body, json, more.newBuilder().addAll(headers).build(), reason);
  }

  /** The same with a reason phrase of the provider's own. */
  Reply because(String phrase) {
    return new Reply(status, contentType, body, json, more, phrase);
  }

  boolean successful() {
    return status / 100 == 2;
  }
}
