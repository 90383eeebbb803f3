package io.github.facturier.runtime.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ThingsServer;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {
  private static final String TEMPLATE = "https://{account}.example.com";

  @ParameterizedTest
  @CsvSource({
    "https://example.com,https://example.com/",
    "https://example.com/api,https://example.com/api/",
    "https://example.com:8443/,https://example.com:8443/",
    "http://localhost:8080,http://localhost:8080/",
    "http://127.0.0.1,http://127.0.0.1/",
    "http://127.9.9.9,http://127.9.9.9/",
    "http://[::1]:80,http://[::1]/",
  })
  void goodAddresses(String text, String url) {
    assertEquals(url, ServerUrl.parse("Client", text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "http://192.168.0.1",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://0x7f.example.com",
        "https://example.com/?a=b",
        "https://example.com/#f",
        "https://user@example.com",
        "https://user:hunter2@example.com",
        "ftp://example.com",
        "file:///etc/passwd",
        "example.com",
        "https://",
        "https:// example.com",
        "nonsense",
      })
  void badAddresses(String text) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ServerUrl.checked("Client", ServerUrl.parse("Client", text), false));
    assertTrue(e.getMessage().startsWith("Client.builder().baseUrl(...): "), e.getMessage());
    assertFalse(e.getMessage().contains("hunter2"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"votrecompte", "votre-compte", "a", "2b", "votre_compte"})
  void goodAccounts(String account) {
    assertEquals(
        "https://" + account + ".example.com/",
        ServerUrl.of("Client", TEMPLATE, Map.of("account", account)).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.com/#",
        "evil.com/",
        "evil.com?",
        "user@evil",
        "evil:80",
        "-a",
        "a-",
        ".a",
        "a.",
        "é",
        "a b",
        "a\n",
        "{account}",
        "evil.com\\",
        "%2e"
      })
  void accountsThatWouldChangeTheHost(String account) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ServerUrl.of("Client", TEMPLATE, Map.of("account", account)));
    assertTrue(
        e.getMessage().startsWith("Client.builder(): parameter 'account' must be "),
        e.getMessage());
  }

  /** The message has the correct form. */
  @ParameterizedTest
  @CsvSource({
    "acme.example.com",
    "ACME.example.com.",
    "https://acme.example.com",
    "http://acme.example.com/",
    "https://acme.example.com/invoices?page=1",
    "acme.example.com/",
    "acme.other",
    "acme.",
    "acme/",
  })
  void anAddressInPlaceOfItsFirstLabel(String account) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ServerUrl.of("Client", TEMPLATE, Map.of("account", account)));
    assertTrue(
        e.getMessage()
            .toLowerCase(java.util.Locale.ROOT)
            .contains("write account(\"acme\") for https://acme.example.com"),
        e.getMessage());
  }

  @Test
  void aLabelHas63CharactersAtMost() {
    String longest = "a".repeat(63);
    assertEquals(
        "https://" + longest + ".example.com/",
        ServerUrl.of("Client", TEMPLATE, Map.of("account", longest)).toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> ServerUrl.of("Client", TEMPLATE, Map.of("account", longest + "a")));
  }

  @Test
  void eachVariableIsOneLabel() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ServerUrl.of(
                    "Client",
                    "https://{account}.{environment}.{region}",
                    Map.of("account", "acme", "environment", "prod.eu", "region", "net")));
    assertTrue(e.getMessage().contains("write environment(\"prod\")"), e.getMessage());
  }

  @Test
  void httpToAnotherHostNeedsAnExplicitSetting() {
    for (String url :
        new String[] {"http://wiremock:8080", "http://host.docker.internal", "http://10.1.2.3/"}) {
      ThingsServer.Builder strict = new ThingsServer.Builder().baseUrl(url);
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> ThingsServer.core(strict));
      assertTrue(e.getMessage().contains("allowInsecureHttp()"), e.getMessage());
      for (ThingsServer.Builder lenient :
          List.of(
              new ThingsServer.Builder().allowInsecureHttp().baseUrl(url),
              new ThingsServer.Builder().baseUrl(url).allowInsecureHttp())) {
        assertEquals("http", address(lenient).scheme());
        ThingsServer.core(lenient).close();
      }
    }
  }

  @Test
  void aVariableThatIsMissing() {
    ThingsServer.Builder builder = new ThingsServer.Builder();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> address(builder));
    assertEquals(
        "ThingsClient.builder(): account(...) is required, or baseUrl(...)", e.getMessage());
  }

  private static HttpUrl address(ClientBuilder<?> builder) {
    return builder.address(true);
  }
}
