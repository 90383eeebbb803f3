package io.github.facturier.sandbox.vosfactures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.sandbox.VosFacturesSandbox;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.openapi.ValidatingHttpClient;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** A test client of VosFactures, which sends the token and validates each response. */
public final class VosFacturesTestClient {
  private final VosFacturesSandbox vos;
  private final ValidatingHttpClient http;

  public VosFacturesTestClient(VosFacturesSandbox vos) {
    this.vos = vos;
    this.http = new ValidatingHttpClient(vos.url(), "vosfactures.yaml", "api_token");
  }

  /** The violations of the OpenAPI document in the responses so far. */
  public List<String> invalidResponses() {
    return http.invalidResponses();
  }

  public HttpResponse<byte[]> get(String path) throws Exception {
    return http.get(withToken(path));
  }

  public HttpResponse<byte[]> delete(String path) throws Exception {
    return http.delete(withToken(path));
  }

  public HttpResponse<byte[]> post(String path) throws Exception {
    return http.post(withToken(path));
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
    return ValidatingHttpClient.rows(response);
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
    form.addFormDataPart(fileField, fileName, RequestBody.create(content, MediaType.get(type)));
    return http.multipart(method, url.toString(), form.build());
  }

  private String withToken(String path) {
    return path + (path.contains("?") ? "&" : "?") + "api_token=" + vos.apiToken();
  }

  public HttpResponse<byte[]> send(
      String method, String path, @Nullable String type, byte @Nullable [] body) throws Exception {
    return http.send(method, path, type, body);
  }

  public static String text(HttpResponse<byte[]> response) {
    return ValidatingHttpClient.text(response);
  }

  public static JsonElement json(HttpResponse<byte[]> response) {
    return ValidatingHttpClient.element(response);
  }

  public static JsonObject object(HttpResponse<byte[]> response) {
    return ValidatingHttpClient.json(response);
  }
}
