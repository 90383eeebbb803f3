package io.github.facturier.sandbox.openapi;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A test client on the JDK's HTTP client, which validates each response. */
public final class ValidatingHttpClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI url;
  private final ApiDocument spec;
  private final List<String> invalidResponses = new ArrayList<>();
  private final Set<String> succeeded = new TreeSet<>();
  private @Nullable String authorization;

  public ValidatingHttpClient(URI url, String document) {
    this.url = url;
    this.spec = ApiDocument.load(document, "");
  }

  public ValidatingHttpClient authorization(@Nullable String header) {
    authorization = header;
    return this;
  }

  /** The violations of the OpenAPI document in the responses so far. */
  public List<String> invalidResponses() {
    return invalidResponses;
  }

  /** The operations with a 2xx response so far. */
  public Set<String> succeeded() {
    return succeeded;
  }

  /** All operations of the document. */
  public Set<String> operations() {
    return new TreeSet<>(spec.operationIds());
  }

  public HttpResponse<byte[]> get(String path) throws Exception {
    return send("GET", path, null, new byte[0]);
  }

  public HttpResponse<byte[]> post(String path) throws Exception {
    return send("POST", path, null, new byte[0]);
  }

  public HttpResponse<byte[]> post(String path, String json) throws Exception {
    byte[] body = JsonParser.parseString(json).toString().getBytes(StandardCharsets.UTF_8);
    return send("POST", path, "application/json", body);
  }

  public HttpResponse<byte[]> send(String method, String path, @Nullable String type, byte[] body)
      throws Exception {
    URI address = url.resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    request.method(
        method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    validate(method, address, type, response);
    return response;
  }

  private void validate(
      String method, URI url, @Nullable String type, HttpResponse<byte[]> response) {
    Headers headers = type == null ? Headers.of() : Headers.of("Content-Type", type);
    Request request =
        Request.parse(method, url.getRawPath(), HttpUrl.get(url), headers, new byte[0]);
    String operation = spec.operationId(request, request.path());
    if (operation == null) {
      return;
    }
    String contentType = response.headers().firstValue("Content-Type").orElse(null);
    Response converted = convert(response, contentType);
    if (converted.isSuccessful()) {
      succeeded.add(operation);
    }
    for (String violation : spec.validate(request, converted)) {
      invalidResponses.add(method + " " + url.getPath() + ": " + violation);
    }
  }

  private static Response convert(HttpResponse<byte[]> response, @Nullable String contentType) {
    if (contentType == null) {
      return Response.empty(response.statusCode());
    }
    return contentType.contains("json")
        ? Response.json(response.statusCode(), json(response))
        : Response.file(response.statusCode(), contentType, response.body());
  }

  public static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public static JsonObject json(HttpResponse<byte[]> response) {
    return JsonParser.parseString(text(response)).getAsJsonObject();
  }
}
