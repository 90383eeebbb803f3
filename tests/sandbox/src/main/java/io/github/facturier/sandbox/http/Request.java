package io.github.facturier.sandbox.http;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
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

/** A request, with its parsed query, headers and body. Immutable. */
public final class Request {
  /** Media type of a form. */
  public static final String FORM = "application/x-www-form-urlencoded";

  private final String method;
  private final String target;
  private final HttpUrl url;
  private final Headers headers;
  private final byte[] body;
  private final @Nullable JsonObject json;
  private final Map<String, Part> parts;
  private final Map<String, String> pathValues;

  private Request(
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

  /** Parses a request. */
  public static Request parse(
      String method, String target, HttpUrl url, Headers headers, byte[] body) {
    String type = headers.get("Content-Type");
    boolean isJson = type != null && type.contains("json");
    return new Request(
        method,
        target,
        url,
        headers,
        body,
        isJson ? Json.parseObject(new String(body, StandardCharsets.UTF_8)) : null,
        MultipartParser.parse(type, body).stream()
            .collect(Collectors.toMap(Part::name, Function.identity(), (first, next) -> next)),
        Map.of());
  }

  /** The same request with path parameters. */
  public Request withPathValues(Map<String, String> values) {
    return new Request(method, target, url, headers, body, json, parts, values);
  }

  /** HTTP method. */
  public String method() {
    return method;
  }

  /** Path and query, as on the request line. */
  public String target() {
    return target;
  }

  /** The path, percent-encoded as on the request line. */
  public String path() {
    return url.encodedPath();
  }

  /** The whole URL. */
  public HttpUrl url() {
    return url;
  }

  /** The headers. */
  public Headers headers() {
    return headers;
  }

  /** The bytes of the body; the caller must not change them. */
  public byte[] body() {
    return body;
  }

  /** The body as a JSON object; null if it is anything else. */
  public @Nullable JsonObject json() {
    return json;
  }

  /** The part of a multipart form with that name; null if it is absent. */
  public @Nullable Part part(String name) {
    return parts.get(name);
  }

  /** The parts of a multipart form by name. */
  public Map<String, Part> parts() {
    return parts;
  }

  /** The value of a field of a URL-encoded form; null if it is absent. */
  public @Nullable String formValue(String name) {
    MediaType type = MediaType.parse(String.valueOf(headers.get("Content-Type")));
    return type != null && FORM.equals(type.type() + "/" + type.subtype())
        ? url.newBuilder()
            .encodedQuery(new String(body, StandardCharsets.UTF_8))
            .build()
            .queryParameter(name)
        : null;
  }

  /** Whether a URL-encoded form has a field with that name and value. */
  public boolean hasInForm(Map.Entry<String, String> field) {
    return field.getValue().equals(formValue(field.getKey()));
  }

  /** The value of a path parameter; empty if there is none. */
  public String pathValue(String name) {
    return pathValues.getOrDefault(name, "");
  }

  /** A parameter from the query or else from the root of the JSON body; null if absent or empty. */
  public @Nullable String param(String name) {
    String value = url.queryParameter(name);
    if (value == null && json != null) {
      value = Json.text(json, name);
    }
    return value == null || value.isEmpty() ? null : value;
  }

  /** A parameter from the query or the JSON body, or a default if it is absent or empty. */
  public String param(String name, String defaultValue) {
    String value = param(name);
    return value == null ? defaultValue : value;
  }

  /** Whether the query has a parameter, even an empty one. */
  public boolean has(String name) {
    return url.queryParameterNames().contains(name);
  }

  /** The values of {@code name[]=1&name[]=2} and of {@code name=1,2}. */
  public List<String> params(String name) {
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
