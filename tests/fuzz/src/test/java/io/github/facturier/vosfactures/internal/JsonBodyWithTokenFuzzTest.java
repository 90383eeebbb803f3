package io.github.facturier.vosfactures.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;

/** The token is added to JSON objects; other bodies are unchanged. */
class JsonBodyWithTokenFuzzTest {
  private static final String TOKEN = "a\"b\\c";
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  @FuzzTest(maxDuration = "10m")
  void otherMembersAreUnchanged(byte[] input) throws IOException {
    Buffer sent = new Buffer();
    new JsonBodyWithToken(RequestBody.create(input, JSON), TOKEN).writeTo(sent);
    String before = new String(input, StandardCharsets.UTF_8);
    JsonElement parsed;
    try {
      parsed = Codec.JSON.parse(before);
    } catch (DecodingException e) { // the client creates no such body, but users' code may
      return; // no exception is expected
    }
    JsonElement after = Codec.JSON.parse(sent.readUtf8());
    if (parsed instanceof JsonObject object && !object.has(ApiTokenInterceptor.NAME)) {
      assertEquals(new JsonPrimitive(TOKEN), after.getAsJsonObject().remove("api_token"));
    }
    assertEquals(parsed, after);
  }
}
