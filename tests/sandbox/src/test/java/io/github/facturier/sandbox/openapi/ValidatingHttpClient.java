package io.github.facturier.sandbox.openapi;

import com.google.gson.JsonElement;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A test client on the JDK's HTTP client, which validates each response. */
public final class ValidatingHttpClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI url;
  private final ApiDocument spec;
  private final ReceivedBodies received;
  private final List<String> invalidResponses = new CopyOnWriteArrayList<>();
  private final Set<String> succeeded = new TreeSet<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private @Nullable String authorization;

  public ValidatingHttpClient(URI url, String document) {
    this(url, document, "");
  }

  /**
   * A client of a server.
   *
   * @param secret query parameter that the document does not have
   */
  public ValidatingHttpClient(URI url, String document, String secret) {
    this.url = url;
    this.spec = ApiDocument.load(document, secret);
    this.received = ReceivedBodies.of(document);
  }

  public ValidatingHttpClient authorization(@Nullable String header) {
    authorization = header;
    return this;
  }

  /**
   * Sets a header of all requests from now on.
   *
   * @param value null for none
   */
  public ValidatingHttpClient header(String name, @Nullable String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.put(name, value);
    }
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
    return send("GET", path, null, null);
  }

  public HttpResponse<byte[]> delete(String path) throws Exception {
    return send("DELETE", path, null, null);
  }

  public HttpResponse<byte[]> post(String path) throws Exception {
    return send("POST", path, null, null);
  }

  public HttpResponse<byte[]> post(String path, String json) throws Exception {
    byte[] body = JsonParser.parseString(json).toString().getBytes(StandardCharsets.UTF_8);
    return send("POST", path, "application/json", body);
  }

  /** Sends a form with files. */
  public HttpResponse<byte[]> multipart(String method, String address, MultipartBody form)
      throws Exception {
    Buffer bytes = new Buffer();
    form.writeTo(bytes);
    return send(method, address, form.contentType().toString(), bytes.readByteArray());
  }

  /**
   * Sends a request.
   *
   * @param path a path of the server, or a URL; the responses of other servers are not validated
   */
  public HttpResponse<byte[]> send(
      String method, String path, @Nullable String type, byte @Nullable [] body) throws Exception {
    URI address = url.resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).header("User-Agent", "Essais (essais@exemple.fr)");
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    headers.forEach(request::header);
    request.method(
        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    if (address.toString().startsWith(url.toString())) {
      validate(method, address, type, body == null ? new byte[0] : body, response);
    }
    return response;
  }

  private void validate(
      String method,
      URI address,
      @Nullable String type,
      byte[] body,
      HttpResponse<byte[]> response) {
    Headers headers = type == null ? Headers.of() : Headers.of("Content-Type", type);
    Request request =
        Request.parse(method, address.getRawPath(), HttpUrl.get(address), headers, body);
    String operation = spec.operationId(request, request.path());
    String contentType = response.headers().firstValue("Content-Type").orElse(null);
    boolean documented = contentType == null || !contentType.matches(".*(xml|javascript).*");
    boolean emptyError = response.statusCode() >= 400 && response.body().length == 0;
    if (operation == null || !documented || emptyError) {
      return;
    }
    Response converted = convert(response, contentType);
    if (converted.json() != null) {
      received.add(operation, converted.status(), converted.json());
    }
    if (converted.isSuccessful()) {
      succeeded.add(operation);
    }
    for (String violation : spec.validate(request, converted)) {
      invalidResponses.add(method + " " + address.getPath() + ": " + violation);
    }
  }

  private static Response convert(HttpResponse<byte[]> response, @Nullable String contentType) {
    if (contentType == null) {
      return Response.empty(response.statusCode());
    }
    return contentType.contains("json")
        ? Response.json(response.statusCode(), element(response)).withContentType(contentType)
        : Response.file(response.statusCode(), contentType, response.body());
  }

  public static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public static JsonElement element(HttpResponse<byte[]> response) {
    return JsonParser.parseString(text(response));
  }

  /** The rows of a list. */
  public static List<JsonObject> rows(HttpResponse<byte[]> response) {
    List<JsonObject> rows = new ArrayList<>();
    element(response).getAsJsonArray().forEach(row -> rows.add(row.getAsJsonObject()));
    return rows;
  }

  public static JsonObject json(HttpResponse<byte[]> response) {
    return element(response).getAsJsonObject();
  }
}
