package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.facturier.runtime.json.Thing;
import java.net.InetAddress;
import java.util.List;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The host name of a container is accepted. */
class InsecureHttpTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  @ParameterizedTest
  @ValueSource(strings = {"wiremock", "host.docker.internal", "facturier_sandbox"})
  void aContainerIsReachedByItsName(String host) throws Exception {
    Dns toThisMachine = name -> List.of(InetAddress.getByName("127.0.0.1"));
    OkHttpClient http = new OkHttpClient.Builder().dns(toThisMachine).build();
    String url = "http://" + host + ":" + server.port() + "/";
    for (ThingsServer.Builder builder :
        List.of(
            server.builder().allowInsecureHttp().baseUrl(url).httpClient(http),
            server.builder().httpClient(http).baseUrl(url).allowInsecureHttp())) {
      server.respond("{\"id\":1}");
      server.respond("{\"id\":2}");
      ThingsApi api = server.api(builder);
      assertEquals(1L, api.get("1").result().id());
      assertEquals(2L, api.create(Thing.builder().name("a").build()).result().id());
      assertEquals(host + ":" + server.port(), server.next().getHeader("Host"));
      assertEquals(host + ":" + server.port(), server.next().getHeader("Host"));
    }
  }
}
