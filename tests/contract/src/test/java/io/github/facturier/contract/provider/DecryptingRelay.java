package io.github.facturier.contract.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Stands between a client that encrypts and a server that does not: a form with a {@code crequest}
 * goes on decrypted, to a path of its own for each action ({@code /api/api.php/getClient}), and the
 * response comes back encrypted. Anything else goes on as it is.
 */
final class DecryptingRelay implements AutoCloseable {
  private static final String ENCRYPTED = "crequest";

  /** Headers of a connection, which the next one has of its own. */
  private static final Set<String> CONNECTION =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "date",
          "host",
          "transfer-encoding",
          "upgrade");

  private final String target;
  private final JdkCipher cipher;
  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  DecryptingRelay(String target, Keys keys) throws IOException {
    this.target = target.replaceFirst("/$", "");
    this.cipher = new JdkCipher(keys.secret());
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::relay);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void relay(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = fields(body);
    boolean encrypted = form.containsKey(ENCRYPTED);
    String clear = encrypted ? cipher.decrypt(form.get(ENCRYPTED)) : body;
    String path = exchange.getRequestURI() + (encrypted ? "/" + fields(clear).get("action") : "");
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + path));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    if (encrypted) {
      request.header("token", form.get("token"));
    }
    request.method(
        exchange.getRequestMethod(),
        clear.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(clear));
    try {
      respond(exchange, http.send(request.build(), BodyHandlers.ofString()), encrypted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      exchange.close();
    }
  }

  private void respond(HttpExchange exchange, HttpResponse<String> response, boolean encrypted)
      throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    boolean secret = encrypted && response.statusCode() < 300;
    byte[] body =
        (secret ? cipher.encrypt(response.body()) : response.body())
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, String> fields(String form) {
    HttpUrl url = HttpUrl.get("http://127.0.0.1/").newBuilder().encodedQuery(form).build();
    Map<String, String> fields = new LinkedHashMap<>();
    url.queryParameterNames().forEach(name -> fields.put(name, url.queryParameter(name)));
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
