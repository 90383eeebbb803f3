package io.github.facturier.contract.secrets;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.WireRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * All of a request, as a server's error page may show it: line, headers and body, and the values of
 * its query once more as the server understood them.
 */
record Echo(String target, String text) {
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");
  private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]+");

  static Echo of(WireRequest request) {
    String line = request.method() + " " + request.target() + " HTTP/1.1";
    String decoded = URLDecoder.decode(line.replace("+", "%2B"), StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder(line + "\n" + decoded);
    request // OkHttp's own text of them hides the most interesting one
        .headers()
        .forEach(header -> text.append("\n" + header.getFirst() + ": " + header.getSecond()));
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return new Echo(request.target(), text + "\n\n" + body);
  }

  /** The same with what the server found when it decrypted the request. */
  Echo and(String decrypted) {
    return new Echo(target, text + "\n" + decrypted);
  }

  /** As an error of a provider. */
  String asMessage(ProviderUnderTest provider) {
    return error(provider, new JsonPrimitive(text)); // with < and the like as Unicode escapes
  }

  /** As an error by field, whose names come from the request, too. */
  String asMessages(ProviderUnderTest provider) {
    JsonArray texts = new JsonArray();
    texts.add(text);
    JsonObject messages = new JsonObject();
    messages.add(text, texts);
    return error(provider, messages);
  }

  /** As PHP writes JSON. */
  String asMessageOfPhp(ProviderUnderTest provider) {
    StringBuilder json = new StringBuilder();
    for (char c : new JsonPrimitive(text).toString().replace("/", "\\/").toCharArray()) {
      json.append(c < 0x80 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return error(provider, new JsonPrimitive("PHP")).replace("\"PHP\"", json);
  }

  /** The text wherever the provider's errors may have one. */
  private String error(ProviderUnderTest provider, JsonElement message) {
    JsonObject error = new JsonObject();
    if (provider == ProviderUnderTest.FACTOMOS) {
      JsonObject inner = new JsonObject();
      inner.addProperty("code", -9);
      inner.add("message", message.isJsonPrimitive() ? message : new JsonPrimitive(text));
      error.add("error", inner);
      error.addProperty("trace", text);
    } else if (provider == ProviderUnderTest.FACTURATION_PRO) {
      error.add("errors", message);
      error.addProperty("error", text);
      error.addProperty("error_description", text);
    } else if (provider == ProviderUnderTest.LUCCA_CLEEMY) {
      error.addProperty("Status", 401);
      error.add("Message", message);
      error.addProperty("StackTrace", text);
    } else {
      error.addProperty("code", "error"); // VosFactures
      error.addProperty("success", "false"); // MyClementine
      error.add("message", message);
    }
    return error.toString();
  }

  String asForm() {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  String asHtml() {
    return "<!DOCTYPE html>\n<pre>"
        + text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;")
        + "</pre>";
  }

  /** On one line and in ASCII, as a header needs it. */
  String asLine() {
    String line = LINE_BREAKS.matcher(text).replaceAll(" ").strip();
    return NOT_ASCII
        .matcher(line)
        .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
  }
}
