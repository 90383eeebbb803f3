package io.github.facturier.contract.factomos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.facturier.contract.provider.JdkCipher;
import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.auth.FactomosKeys;
import io.github.facturier.runtime.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;

/** A local server that sends the given responses, encrypted or as they are, and a client of it. */
final class FactomosServer implements AutoCloseable {
  static final String TOKEN = "public-token-8d41c07be7";
  static final String SECRET = "Canary-Secret-16";
  static final JdkCipher CIPHER = new JdkCipher(SECRET);

  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    SERVER_LOG.setLevel(Level.WARNING);
  }

  private final MockWebServer server = new MockWebServer();
  private final FactomosClient client;

  FactomosServer() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client =
        FactomosClient.builder()
            .baseUrl(server.url("/").toString())
            .credentials(FactomosKeys.of(TOKEN, SECRET))
            .retryPolicy(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)))
            .build();
  }

  FactomosClient client() {
    return client;
  }

  /** The next response, encrypted. */
  FactomosServer willRespond(String json) {
    return willRespond(200, "text/html; charset=UTF-8", CIPHER.encrypt(json));
  }

  /** The next response, as it is. */
  FactomosServer willRespond(int status, String type, String body) {
    server.enqueue(
        new MockResponse().setResponseCode(status).setHeader("Content-Type", type).setBody(body));
    return this;
  }

  int requestCount() {
    return server.getRequestCount();
  }

  RecordedRequest takeRequest() throws InterruptedException {
    RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request reached the server");
    }
    return request;
  }

  /** The fields of a form, decoded. */
  static Map<String, List<String>> form(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>()).add(decode(parts[1]));
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The fields of an action; checks that nothing but the token is sent beside them. */
  static Map<String, List<String>> opened(String body) {
    Map<String, List<String>> outer = form(body);
    assertEquals(Set.of("token", "crequest"), outer.keySet());
    assertEquals(List.of(TOKEN), outer.get("token"));
    assertEquals(1, outer.get("crequest").size());
    return form(CIPHER.decrypt(outer.get("crequest").get(0)));
  }

  @Override
  public void close() {
    client.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
