package io.github.facturier.runtime.internal.http;

import static io.github.facturier.runtime.ThingsServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ThingsApi;
import io.github.facturier.runtime.ThingsServer;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.json.Thing;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** User and password are sent to the proxy only. */
class ProxyCredentialsTest {
  private static final String BASIC =
      Base64.getEncoder().encodeToString("jean:mot de passe €".getBytes(StandardCharsets.UTF_8));

  @RegisterExtension final ThingsServer server = new ThingsServer();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private ServerSocket proxy;

  /** The proxy's own response, null to forward the request. */
  private volatile String refusal;

  @BeforeEach
  void start() throws IOException {
    proxy = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::listen, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  @Test
  void httpThroughAProxy() throws Exception {
    server.respond(closing(), closing(), closing());
    ThingsApi api = server.api(builder());
    api.get("1").result();
    api.create(Thing.builder().name("a").build()).result();
    Upload stream = Upload.of("a", new ByteArrayInputStream(new byte[10]));
    api.upload("1", stream.part("f")).result();
    assertEquals(3, seen.size(), seen::toString);
    for (String head : seen) {
      assertTrue(head.contains("\r\nProxy-Authorization: Basic " + BASIC + "\r\n"), head);
      assertNull(server.next().getHeader("Proxy-Authorization"));
    }
  }

  @Test
  void httpsThroughATunnel() {
    refusal = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";
    ThingsServer.Builder builder = builder().baseUrl("https://things.example/");
    assertThrows(
        TransportException.class,
        () -> server.api(builder).create(Thing.builder().name("a").build()).result());
    assertEquals(1, seen.size(), seen::toString);
    assertTrue(seen.get(0).startsWith("CONNECT things.example:443 "), seen::toString);
    assertTrue(seen.get(0).contains("Proxy-Authorization: Basic " + BASIC), seen::toString);
  }

  /** A write is sent once to a proxy that rejects the password. */
  @Test
  void aProxyThatRefusesThem() {
    refusal =
        "HTTP/1.1 407 Proxy Authentication Required\r\n"
            + "Proxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: "
            + ("mot de passe € " + BASIC).getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\nmot de passe € "
            + BASIC;
    Thing thing = Thing.builder().name("a").build();
    ApiException e =
        assertThrows(ApiException.class, () -> server.api(builder()).create(thing).result());
    assertEquals(407, e.status());
    assertEquals(1, seen.size(), seen::toString);
    assertFalse((e.getMessage() + e.body()).contains("mot de passe"), e.body());
    assertFalse((e.getMessage() + e.body()).contains(BASIC), e.body());
  }

  @Test
  void withoutAProxyTheyAreNotSent() throws Exception {
    server.respond(closing());
    server.api(server.builder().proxyCredentials("jean", "mot de passe €")).get("1").result();
    assertNull(server.next().getHeader("Proxy-Authorization"));
  }

  @Test
  void aClientOfTheUsersNeedsNoAuthenticatorOfItsOwn() throws Exception {
    server.respond(closing());
    retrofit2.Response<Thing> response =
        server.api(builder().httpClient(new OkHttpClient())).get("1").execute();
    assertEquals(1, seen.size());
    assertTrue(seen.get(0).contains(BASIC));
    assertFalse(response.raw().request().headers().toString().contains("Proxy-"));
    assertFalse(response.raw().networkResponse().request().headers().toString().contains(BASIC));
  }

  @Test
  void aUserWithAColon() {
    ThingsServer.Builder builder = server.builder();
    assertThrows(
        IllegalArgumentException.class, () -> builder.proxyCredentials("jean:dupont", "x"));
    assertThrows(IllegalArgumentException.class, () -> builder.proxyCredentials(" ", "x"));
    assertFalse(new ProxyCredentials("jean", "hunter2").toString().contains("hunter2"));
  }

  private static MockResponse closing() {
    return json("{\"id\":1}")
        .setHeader("Connection", "close")
        .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END);
  }

  private ThingsServer.Builder builder() {
    return server
        .builder()
        .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", proxy.getLocalPort())))
        .proxyCredentials("jean", "mot de passe €");
  }

  private void listen() {
    while (!proxy.isClosed()) {
      try (Socket socket = proxy.accept()) {
        serve(socket);
      } catch (IOException e) { // closed
        continue;
      }
    }
  }

  /** One request a connection, which the server is asked to close. */
  private void serve(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      head.append((char) next);
    }
    seen.add(head.toString());
    if (refusal != null) {
      socket.getOutputStream().write(refusal.getBytes(StandardCharsets.UTF_8));
      return;
    }
    try (Socket origin = new Socket("127.0.0.1", server.port())) {
      String forwarded =
          head.toString()
              .replaceFirst("http://[^/]*", "")
              .replaceFirst("(?i)Proxy-Authorization: [^\r]*\r\n", "")
              .replaceFirst("(?i)Connection: [^\r]*\r\n", "Connection: close\r\n");
      origin.getOutputStream().write(forwarded.getBytes(StandardCharsets.ISO_8859_1));
      Thread upstream =
          new Thread(
              () -> {
                try {
                  in.transferTo(origin.getOutputStream());
                } catch (IOException e) { // either side has gone
                  return;
                }
              });
      upstream.setDaemon(true);
      upstream.start();
      origin.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
