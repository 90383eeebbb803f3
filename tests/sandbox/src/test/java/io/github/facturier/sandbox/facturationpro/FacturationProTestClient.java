package io.github.facturier.sandbox.facturationpro;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import io.github.facturier.sandbox.openapi.ApiDocument;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A test client on the JDK's HTTP client, which validates each response. */
public final class FacturationProTestClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private static final String JSON = "application/json; charset=utf-8";

  private final FacturationProSandbox fpro;
  private final ApiDocument spec =
      ApiDocument.load("facturation-pro.yaml", FacturationProApplication.CALLBACK);
  private final List<String> invalidResponses = new ArrayList<>();
  private @Nullable String authorization;

  public FacturationProTestClient(FacturationProSandbox fpro) {
    this.fpro = fpro;
    String pair = fpro.identifier() + ":" + fpro.key();
    authorization =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets the value of {@code Authorization}, null for none. */
  public FacturationProTestClient authorization(@Nullable String header) {
    authorization = header;
    return this;
  }

  /** The violations of the OpenAPI document in the responses so far. */
  public List<String> invalidResponses() {
    return invalidResponses;
  }

  /** A path of the first firm. */
  public String firm(String path) {
    return "/firms/" + fpro.firmId() + path;
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

  public HttpResponse<byte[]> send(String method, String path, String json) throws Exception {
    String strict = JsonParser.parseString(json).toString();
    return send(method, path, JSON, strict.getBytes(StandardCharsets.UTF_8));
  }

  public HttpResponse<byte[]> form(String path, Map<String, String> fields) throws Exception {
    HttpUrl.Builder form = HttpUrl.get(fpro.url()).newBuilder();
    fields.forEach(form::addQueryParameter);
    byte[] body = form.build().encodedQuery().getBytes(StandardCharsets.UTF_8);
    return send("POST", path, Request.FORM, body);
  }

  public HttpResponse<byte[]> upload(String path, String name, byte[] content) throws Exception {
    MultipartBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("upload_file", name, RequestBody.create(content, null))
            .build();
    Buffer bytes = new Buffer();
    form.writeTo(bytes);
    return send("POST", path, form.contentType().toString(), bytes.readByteArray());
  }

  public JsonObject create(String path, String json) throws Exception {
    return created(send("POST", firm(path), json));
  }

  public static JsonObject created(HttpResponse<byte[]> response) {
    assertEquals(201, response.statusCode(), () -> text(response));
    return object(response);
  }

  public JsonObject read(String path) throws Exception {
    return object(ok(get(firm(path))));
  }

  public List<JsonObject> list(String path) throws Exception {
    List<JsonObject> rows = new ArrayList<>();
    json(ok(get(firm(path)))).getAsJsonArray().forEach(row -> rows.add(row.getAsJsonObject()));
    return rows;
  }

  public static HttpResponse<byte[]> ok(HttpResponse<byte[]> response) {
    assertEquals(200, response.statusCode(), () -> text(response));
    return response;
  }

  public HttpResponse<byte[]> send(
      String method, String path, @Nullable String type, byte @Nullable [] body) throws Exception {
    URI url = fpro.url().resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).header("User-Agent", "Essais (essais@exemple.fr)");
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    request.method(
        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    validate(method, url, type, body, response);
    return response;
  }

  private void validate(
      String method,
      URI url,
      @Nullable String type,
      byte @Nullable [] body,
      HttpResponse<byte[]> response) {
    Headers headers = type == null ? Headers.of() : Headers.of("Content-Type", type);
    HttpUrl address = HttpUrl.get(url);
    Request request =
        Request.parse(
            method, url.getRawPath(), address, headers, body == null ? new byte[0] : body);
    String contentType = response.headers().firstValue("Content-Type").orElse(null);
    boolean script = contentType != null && contentType.contains("javascript");
    if (spec.operationId(request, address.encodedPath()) == null || script) {
      return;
    }
    boolean json = contentType != null && contentType.contains("json");
    Response converted =
        json
            ? Response.json(response.statusCode(), json(response))
            : Response.file(response.statusCode(), contentType, response.body());
    if (response.body().length > 0) {
      for (String violation : spec.validate(request, converted)) {
        invalidResponses.add(method + " " + url.getPath() + ": " + violation);
      }
    }
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
