package io.github.facturier.contract.secrets;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.RecordedRequest;

/**
 * All of a request, as a server's error page may show it: line, headers and body, and the values of
 * its query once more as the server understood them.
 */
record Echo(String target, String text) {
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");
  private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]+");

  static Echo of(RecordedRequest request) {
    String line = request.getRequestLine();
    String decoded = URLDecoder.decode(line.replace("+", "%2B"), StandardCharsets.UTF_8);
    return new Echo(
        request.getPath(),
        String.join(
            "\n", line, decoded, request.getHeaders().toString(), request.getBody().readUtf8()));
  }

  /** As an error of VosFactures. */
  String asMessage() {
    JsonObject error = new JsonObject();
    error.addProperty("code", "error");
    error.addProperty("message", text);
    return error.toString(); // with < and the like as Unicode escapes, as Rails writes them
  }

  /** As an error by field, whose names come from the request, too. */
  String asMessages() {
    JsonArray texts = new JsonArray();
    texts.add(text);
    JsonObject messages = new JsonObject();
    messages.add(text, texts);
    JsonObject error = new JsonObject();
    error.addProperty("code", text);
    error.add("message", messages);
    return error.toString();
  }

  /** As PHP writes JSON. */
  String asMessageOfPhp() {
    StringBuilder json = new StringBuilder();
    for (char c : new JsonPrimitive(text).toString().replace("/", "\\/").toCharArray()) {
      json.append(c < 0x80 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return "{\"code\":\"error\",\"message\":" + json + "}";
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
