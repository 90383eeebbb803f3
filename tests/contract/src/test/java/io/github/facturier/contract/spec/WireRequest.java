package io.github.facturier.contract.spec;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;

/** A request as it reached a server. */
public record WireRequest(String method, String target, HttpUrl url, Headers headers, byte[] body) {
  private static final Pattern PART_NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

  /** A part of a form. */
  public record Part(String name, Headers headers, byte[] content) {
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  public static WireRequest of(RecordedRequest request) {
    return new WireRequest(
        request.getMethod(),
        request.getPath(),
        request.getRequestUrl(),
        request.getHeaders(),
        request.getBody().readByteArray());
  }

  /** The same with another body. */
  public WireRequest withBody(byte[] other) {
    return new WireRequest(method, target, url, headers, other);
  }

  /** The same without a parameter of the query. */
  public WireRequest withoutQuery(String name) {
    HttpUrl shorter = url.newBuilder().removeAllQueryParameters(name).build();
    return new WireRequest(method, target, shorter, headers, body);
  }

  /** The path, as it is on the request line. */
  public String path() {
    return url.encodedPath();
  }

  /** The media type without its parameters, null if there is none. */
  public String mediaType() {
    MediaType type = MediaType.parse(String.valueOf(headers.get("Content-Type")));
    return type == null ? null : type.type() + "/" + type.subtype();
  }

  /** The body as a JSON object. */
  public JsonObject json() {
    return Json.parse(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  /** The fields of a form, each with its values. */
  public Map<String, List<String>> fields() {
    if (body.length == 0) {
      return Map.of();
    }
    HttpUrl form = url.newBuilder().encodedQuery(new Buffer().write(body).readUtf8()).build();
    Map<String, List<String>> fields = new LinkedHashMap<>();
    form.queryParameterNames().forEach(name -> fields.put(name, form.queryParameterValues(name)));
    return fields;
  }

  /** The query as texts of names and values, sorted. */
  public List<String> query() {
    List<String> query = new ArrayList<>();
    for (int i = 0; i < url.querySize(); i++) {
      query.add(url.queryParameterName(i) + "=" + url.queryParameterValue(i));
    }
    return query.stream().sorted().toList();
  }

  /** The parts of a form, in their order. */
  public List<Part> parts() {
    String boundary = MediaType.parse(headers.get("Content-Type")).parameter("boundary");
    List<Part> parts = new ArrayList<>();
    try (MultipartReader reader = new MultipartReader(new Buffer().write(body), boundary)) {
      for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
        Matcher name = PART_NAME.matcher(part.headers().get("Content-Disposition"));
        if (!name.find()) {
          throw new AssertionError("a part without a name: " + part.headers());
        }
        parts.add(new Part(name.group(1), part.headers(), part.body().readByteArray()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  /** The number of occurrences of a text in the request: line, headers and body. */
  public int count(String text) {
    StringBuilder line = new StringBuilder(target);
    headers.forEach(
        header -> line.append('\n').append(header.getFirst()).append(header.getSecond()));
    String all = line + "\n" + new String(body, StandardCharsets.ISO_8859_1);
    int count = 0;
    for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
      count++;
    }
    return count;
  }

  @Override
  public String toString() {
    return method + " " + target + "\n" + new String(body, StandardCharsets.UTF_8);
  }
}
