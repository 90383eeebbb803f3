package io.github.facturier.sandbox.openapi;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Reply;
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

/** Speaks to a double with the JDK's own HTTP client, and checks each answer against the spec. */
public final class ValidatingHttpClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI url;
  private final ApiDocument spec;
  private final List<String> badAnswers = new ArrayList<>();
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

  /** What the document does not allow in the answers so far. */
  public List<String> badAnswers() {
    return badAnswers;
  }

  /** The operations that were answered with 2xx so far. */
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
    judge(method, address, type, response);
    return response;
  }

  private void judge(String method, URI url, @Nullable String type, HttpResponse<byte[]> response) {
    Headers headers = type == null ? Headers.of() : Headers.of("Content-Type", type);
    Call call = Call.read(method, url.getRawPath(), HttpUrl.get(url), headers, new byte[0]);
    String operation = spec.operationId(call, call.path());
    if (operation == null) {
      return;
    }
    String contentType = response.headers().firstValue("Content-Type").orElse(null);
    Reply reply = reply(response, contentType);
    if (reply.successful()) {
      succeeded.add(operation);
    }
    for (String violation : spec.judge(call, reply)) {
      badAnswers.add(method + " " + url.getPath() + ": " + violation);
    }
  }

  private static Reply reply(HttpResponse<byte[]> response, @Nullable String contentType) {
    if (contentType == null) {
      return Reply.empty(response.statusCode());
    }
    return contentType.contains("json")
        ? Reply.json(response.statusCode(), json(response))
        : Reply.file(response.statusCode(), contentType, response.body());
  }

  public static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public static JsonObject json(HttpResponse<byte[]> response) {
    return JsonParser.parseString(text(response)).getAsJsonObject();
  }
}
