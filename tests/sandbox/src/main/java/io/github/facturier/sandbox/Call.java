package io.github.facturier.sandbox;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/** A request, read. */
final class Call {
  static final String FORM = "application/x-www-form-urlencoded";

  private final String method;
  private final String target;
  private final HttpUrl url;
  private final Headers headers;
  private final byte[] body;
  private final @Nullable JsonObject json;
  private final Map<String, Part> parts;
  private final Map<String, String> pathValues;

  private Call(
      String method,
      String target,
      HttpUrl url,
      Headers headers,
      byte[] body,
      @Nullable JsonObject json,
      Map<String, Part> parts,
      Map<String, String> pathValues) {
    this.method = method;
    this.target = target;
    this.url = url;
    this.headers = headers;
    this.body = body;
    this.json = json;
    this.parts = parts;
    this.pathValues = pathValues;
  }

  static Call read(String method, String target, HttpUrl url, Headers headers, byte[] body) {
    String type = headers.get("Content-Type");
    boolean isJson = type != null && type.contains("json");
    return new Call(
        method,
        target,
        url,
        headers,
        body,
        isJson ? Json.parseObject(new String(body, StandardCharsets.UTF_8)) : null,
        Multipart.read(type, body).stream()
            .collect(Collectors.toMap(Part::name, Function.identity(), (first, next) -> next)),
        Map.of());
  }

  Call withPathValues(Map<String, String> values) {
    return new Call(method, target, url, headers, body, json, parts, values);
  }

  String method() {
    return method;
  }

  /** Path and query as they came. */
  String target() {
    return target;
  }

  /** The path, percent-encoded as it came. */
  String path() {
    return url.encodedPath();
  }

  HttpUrl url() {
    return url;
  }

  Headers headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /** The body as a JSON object, or null. */
  @Nullable JsonObject json() {
    return json;
  }

  @Nullable Part part(String name) {
    return parts.get(name);
  }

  Map<String, Part> parts() {
    return parts;
  }

  /** The value of a field of an urlencoded form, null if there is none. */
  @Nullable String formValue(String name) {
    MediaType type = MediaType.parse(String.valueOf(headers.get("Content-Type")));
    return type != null && FORM.equals(type.type() + "/" + type.subtype())
        ? url.newBuilder()
            .encodedQuery(new String(body, StandardCharsets.UTF_8))
            .build()
            .queryParameter(name)
        : null;
  }

  boolean hasInForm(Map.Entry<String, String> field) {
    return field.getValue().equals(formValue(field.getKey()));
  }

  /** The value of a placeholder of the path. */
  String pathValue(String name) {
    return pathValues.getOrDefault(name, "");
  }

  /** A parameter of the query, else of the JSON body's root; null if absent or empty. */
  @Nullable String param(String name) {
    String value = url.queryParameter(name);
    if (value == null && json != null) {
      value = Json.text(json, name);
    }
    return value == null || value.isEmpty() ? null : value;
  }

  String param(String name, String otherwise) {
    String value = param(name);
    return value == null ? otherwise : value;
  }

  boolean has(String name) {
    return url.queryParameterNames().contains(name);
  }

  /** The values of {@code name[]=1&name[]=2} and of {@code name=1,2}. */
  List<String> params(String name) {
    List<String> values = new ArrayList<>();
    for (String key : List.of(name, name + "[]")) {
      for (String value : url.queryParameterValues(key)) {
        if (value != null && !value.isBlank()) {
          values.addAll(List.of(value.strip().split("\\s*,\\s*")));
        }
      }
    }
    return values;
  }
}
