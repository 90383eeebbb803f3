package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Uploads files to the storage: the second of three steps to attach a file. */
final class Uploads {
  private Uploads() {}

  static HttpResponse<byte[]> upload(
      VosFacturesTestClient http, JsonObject credentials, String name, byte[] content)
      throws Exception {
    return upload(http, credentials, name, content, Map.of());
  }

  static HttpResponse<byte[]> upload(
      VosFacturesTestClient http,
      JsonObject credentials,
      String name,
      byte[] content,
      Map<String, String> more)
      throws Exception {
    Map<String, String> fields = new LinkedHashMap<>(more);
    credentials
        .asMap()
        .forEach(
            (field, value) -> {
              if (!field.equals("url")) {
                fields.putIfAbsent(field, value.getAsString());
              }
            });
    URI url = URI.create(credentials.get("url").getAsString());
    return http.multipart("POST", url, fields, "file", name, "text/plain", content);
  }
}
