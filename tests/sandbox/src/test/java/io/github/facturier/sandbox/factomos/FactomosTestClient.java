package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.sandbox.FactomosSandbox;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A test client of Factomos on the JDK's HTTP client. */
final class FactomosTestClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final FactomosSandbox factomos;
  private final String token;
  private final PayloadCipher cipher;

  FactomosTestClient(FactomosSandbox factomos, String token, String secret) {
    this.factomos = factomos;
    this.token = token;
    this.cipher = new PayloadCipher(secret);
  }

  static FactomosTestClient of(FactomosSandbox factomos) {
    return new FactomosTestClient(factomos, factomos.token(), factomos.secret());
  }

  /** Calls an action with alternating names and values of fields, and returns its result. */
  JsonObject action(String action, String... fields) {
    List<String> pairs = new ArrayList<>(List.of("action=" + action));
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
    }
    String query = String.join("&", pairs);
    String body = post("token=" + encode(token) + "&crequest=" + encode(cipher.encrypt(query)));
    return JsonParser.parseString(cipher.decrypt(body)).getAsJsonObject();
  }

  /** Calls an action, and returns the error code of its result. */
  int code(String action, String... fields) {
    return code(action(action, fields));
  }

  static int code(JsonObject result) {
    return result.getAsJsonObject("error").get("code").getAsInt();
  }

  /** Calls an action that must succeed, and returns the text of a field of its result. */
  String made(String field, String action, String... fields) {
    JsonObject result = action(action, fields);
    if (code(result) != 0) {
      throw new AssertionError(action + " failed: " + result);
    }
    return result.get(field).getAsString();
  }

  /** Posts a form to the URL of the actions. */
  String post(String form) {
    return send("POST", "api/api.php", form).body();
  }

  HttpResponse<String> send(String method, String path, String form, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(factomos.url().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.ofString(form));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The error code of an unencrypted response. */
  int plainCode(String method, String path, String... headers) {
    String body = send(method, path, "", headers).body();
    return code(JsonParser.parseString(body).getAsJsonObject());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
