package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Application;
import io.github.facturier.sandbox.http.Part;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The storage that receives attachments: a minimal S3, on a port of its own. */
public final class AttachmentStorage implements Application {
  private static final String KEY = "AKIASANDBOX";

  private final URI url;
  private final String apiToken;
  private final Map<String, JsonObject> issued = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();

  /**
   * Creates an empty storage.
   *
   * @param url URL of the storage
   * @param apiToken the API token of the account, which no upload may contain
   */
  public AttachmentStorage(URI url, String apiToken) {
    this.url = url;
    this.apiToken = apiToken;
  }

  /** URL and form fields of one upload. */
  synchronized JsonObject credentials(long invoiceId, String secret) {
    String folder = folder(invoiceId) + secret + "/";
    JsonObject credentials =
        Json.object(
            "url",
            url,
            "AWSAccessKeyId",
            KEY,
            "key",
            folder + "${filename}",
            "policy",
            base64("{\"conditions\":[[\"starts-with\",\"$key\",\"" + folder + "\"]]}"),
            "signature",
            base64(secret),
            "acl",
            "private",
            "success_action_status",
            "201");
    issued.put(folder + "${filename}", credentials);
    return credentials;
  }

  /** Removes an uploaded file of a document, and returns its content; null if there is none. */
  synchronized byte @Nullable [] take(long invoiceId, String fileName) {
    for (String key : List.copyOf(files.keySet())) {
      if (key.startsWith(folder(invoiceId)) && key.endsWith("/" + fileName)) {
        return files.remove(key);
      }
    }
    return null;
  }

  synchronized void reset() {
    issued.clear();
    files.clear();
  }

  private static String folder(long invoiceId) {
    return "attachments/" + AccountState.ACCOUNT_ID + "/" + invoiceId + "/";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Response handle(Request request) {
    if (request.headers().get("Content-Length") == null) { // S3 refuses chunked requests
      return error(411, "MissingContentLength");
    }
    Part key = request.part("key");
    Part file = request.part("file");
    JsonObject credentials = key == null ? null : issued.get(key.text());
    if (!request.method().equals("POST") || key == null || credentials == null) {
      return error(403, "AccessDenied");
    }
    for (String field :
        List.of("AWSAccessKeyId", "policy", "signature", "acl", "success_action_status")) {
      Part part = request.part(field);
      if (part == null || !part.text().equals(Json.text(credentials, field))) {
        return error(403, "SignatureDoesNotMatch");
      }
    }
    if (file == null || file.fileName() == null) {
      return error(400, "InvalidArgument");
    }
    String stored = key.text().replace("${filename}", file.fileName());
    files.put(stored, file.content());
    String xml = "<PostResponse><Key>" + stored.replace("&", "&amp;") + "</Key></PostResponse>";
    return Response.raw(201, "application/xml", xml);
  }

  private static Response error(int status, String code) {
    return Response.raw(status, "application/xml", "<Error><Code>" + code + "</Code></Error>");
  }

  @Override
  public @Nullable String operationId(Request request) {
    return null;
  }

  /** An upload must not contain the API token. */
  @Override
  public List<String> violations(Request request) {
    List<String> violations = new ArrayList<>();
    String body = new String(request.body(), StandardCharsets.ISO_8859_1);
    if (body.contains(apiToken)
        || request.target().contains(apiToken)
        || request.headers().toString().contains(apiToken)) {
      violations.add("the API token reached the storage");
    }
    boolean named = request.part("api_token") != null || request.has("api_token");
    if (named) {
      violations.add("a parameter api_token reached the storage");
    }
    return violations;
  }
}
