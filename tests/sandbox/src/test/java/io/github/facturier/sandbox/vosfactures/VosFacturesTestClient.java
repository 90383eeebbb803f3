package io.github.facturier.sandbox.vosfactures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.sandbox.VosFacturesSandbox;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import io.github.facturier.sandbox.openapi.ApiDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A test client on the JDK's HTTP client, which validates each response. */
public final class VosFacturesTestClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final VosFacturesSandbox vos;
  private final ApiDocument spec = ApiDocument.load("vosfactures.yaml", "api_token");
  private final List<String> invalidResponses = new CopyOnWriteArrayList<>();

  public VosFacturesTestClient(VosFacturesSandbox vos) {
    this.vos = vos;
  }

  /** The violations of the OpenAPI document in the responses so far. */
  public List<String> invalidResponses() {
    return invalidResponses;
  }

  public HttpResponse<byte[]> get(String path) throws Exception {
    return send("GET", withToken(path), null, null);
  }

  public HttpResponse<byte[]> delete(String path) throws Exception {
    return send("DELETE", withToken(path), null, null);
  }

  public HttpResponse<byte[]> post(String path) throws Exception {
    return send("POST", withToken(path), null, null);
  }

  public HttpResponse<byte[]> send(String method, String path, String json) throws Exception {
    JsonObject body = JsonParser.parseString(json).getAsJsonObject();
    body.addProperty("api_token", vos.apiToken());
    return send(
        method, path, "application/json", Json.write(body).getBytes(StandardCharsets.UTF_8));
  }

  public JsonObject create(String path, String json) throws Exception {
    HttpResponse<byte[]> response = send("POST", path, json);
    assertEquals(201, response.statusCode(), () -> text(response));
    return object(response);
  }

  public JsonObject read(String path) throws Exception {
    HttpResponse<byte[]> response = get(path);
    assertEquals(200, response.statusCode(), () -> text(response));
    return object(response);
  }

  public List<JsonObject> list(String path) throws Exception {
    HttpResponse<byte[]> response = get(path);
    assertEquals(200, response.statusCode(), () -> text(response));
    List<JsonObject> rows = new ArrayList<>();
    json(response).getAsJsonArray().forEach(row -> rows.add(row.getAsJsonObject()));
    return rows;
  }

  public HttpResponse<byte[]> multipart(
      String method,
      URI url,
      Map<String, String> fields,
      String fileField,
      String fileName,
      String type,
      byte[] content)
      throws Exception {
    MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
    fields.forEach(form::addFormDataPart);
    form.addFormDataPart(
        fileField, fileName, RequestBody.create(content, okhttp3.MediaType.get(type)));
    MultipartBody body = form.build();
    Buffer bytes = new Buffer();
    body.writeTo(bytes);
    return send(method, url, body.contentType().toString(), bytes.readByteArray());
  }

  private String withToken(String path) {
    return path + (path.contains("?") ? "&" : "?") + "api_token=" + vos.apiToken();
  }

  public HttpResponse<byte[]> send(
      String method, String path, @Nullable String type, byte @Nullable [] body) throws Exception {
    return send(method, URI.create(vos.url() + path.substring(1)), type, body);
  }

  private HttpResponse<byte[]> send(
      String method, URI url, @Nullable String type, byte @Nullable [] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    if (type != null) {
      request.header("Content-Type", type);
    }
    request.method(
        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    validate(method, url, type, response);
    return response;
  }

  private void validate(
      String method, URI url, @Nullable String type, HttpResponse<byte[]> response) {
    String contentType = response.headers().firstValue("Content-Type").orElse(null);
    Headers headers = type == null ? Headers.of() : Headers.of("Content-Type", type);
    Request request =
        Request.parse(method, url.getRawPath(), HttpUrl.get(url), headers, new byte[0]);
    if (!url.toString().startsWith(vos.url().toString())
        || url.getPath().endsWith(".xml")
        || spec.operationId(request, url.getRawPath()) == null) {
      return;
    }
    Response converted = convert(response, contentType);
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

  public static JsonElement json(HttpResponse<byte[]> response) {
    return JsonParser.parseString(text(response));
  }

  public static JsonObject object(HttpResponse<byte[]> response) {
    return json(response).getAsJsonObject();
  }
}
