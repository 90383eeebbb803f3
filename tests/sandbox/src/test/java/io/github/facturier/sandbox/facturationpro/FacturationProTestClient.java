package io.github.facturier.sandbox.facturationpro;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.openapi.ValidatingHttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** A test client of Facturation.pro, which sends the key and validates each response. */
public final class FacturationProTestClient {
  private static final String JSON = "application/json; charset=utf-8";

  private final FacturationProSandbox fpro;
  private final ValidatingHttpClient http;

  public FacturationProTestClient(FacturationProSandbox fpro) {
    this.fpro = fpro;
    String pair = fpro.identifier() + ":" + fpro.key();
    this.http =
        new ValidatingHttpClient(
            fpro.url(), "facturation-pro.yaml", FacturationProApplication.CALLBACK);
    authorization(
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sets the value of {@code Authorization}, null for none. */
  public FacturationProTestClient authorization(@Nullable String header) {
    http.authorization(header);
    return this;
  }

  /** The violations of the OpenAPI document in the responses so far. */
  public List<String> invalidResponses() {
    return http.invalidResponses();
  }

  /** A path of the first firm. */
  public String firm(String path) {
    return "/firms/" + fpro.firmId() + path;
  }

  public HttpResponse<byte[]> get(String path) throws Exception {
    return http.get(path);
  }

  public HttpResponse<byte[]> delete(String path) throws Exception {
    return http.delete(path);
  }

  public HttpResponse<byte[]> post(String path) throws Exception {
    return http.post(path);
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
    return http.multipart("POST", path, form);
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
    return ValidatingHttpClient.rows(ok(get(firm(path))));
  }

  public static HttpResponse<byte[]> ok(HttpResponse<byte[]> response) {
    assertEquals(200, response.statusCode(), () -> text(response));
    return response;
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
