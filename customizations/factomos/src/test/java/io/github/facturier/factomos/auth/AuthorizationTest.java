package io.github.facturier.factomos.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {
  private static final String CALLBACK = "https://dev.factomos.com/api/test/callback.php?a=1&b=2";

  @Test
  void theAddressHasWhatWasSetAndNothingElse() {
    HttpUrl url =
        HttpUrl.get(
            Authorization.form(CALLBACK, "Été & fils")
                .description("Ceci est mon application")
                .icon("https://myapplication.com/icon.png")
                .webhook("https://myapplication.com/web_hook.php")
                .url());
    assertEquals(
        "https://app.factomos.com/api/authorize.php", url.newBuilder().query(null).toString());
    assertEquals(CALLBACK, url.queryParameter("app_callback"));
    assertEquals("Été & fils", url.queryParameter("app_name"));
    assertEquals("Ceci est mon application", url.queryParameter("app_description"));
    assertEquals("https://myapplication.com/icon.png", url.queryParameter("app_icon"));
    assertEquals("https://myapplication.com/web_hook.php", url.queryParameter("webhook_url"));
    assertEquals(
        Set.of("app_callback", "app_name"),
        HttpUrl.get(Authorization.form(CALLBACK, "x").url()).queryParameterNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.com/callback", "callback.php", " "})
  void keysAreNotSentInTheClear(String callback) {
    assertThrows(
        IllegalArgumentException.class, () -> Authorization.form(callback, "My Application").url());
    assertThrows(
        IllegalArgumentException.class,
        () -> Authorization.form(callback, "My Application").icon("icon").url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://app:8080/keys", "http://host.docker.internal/", "http://10.1.2.3/"})
  void aContainerIsAllowedInAnyOrder(String callback) {
    for (Authorization.Form form :
        List.of(
            Authorization.form(callback, "x").allowInsecureHttp().description("y"),
            Authorization.form(callback, "x").description("y").allowInsecureHttp())) {
      HttpUrl url = HttpUrl.get(form.url());
      assertEquals(callback, url.queryParameter("app_callback"));
      assertEquals("y", url.queryParameter("app_description"));
      assertEquals("app.factomos.com", url.host());
      assertTrue(url.isHttps());
    }
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Authorization.form(callback, "x").url());
    assertTrue(e.getMessage().contains("allowInsecureHttp()"), e::getMessage);
  }

  @Test
  void theKeysThatArePostedAreTaken() {
    FactomosKeys keys =
        Authorization.keys("api_key=my%2Dtoken&api_secret=0123%34" + "56789abcd%2Bf");
    assertEquals(Set.of("my-token", "0123456789abcd+f"), Set.copyOf(keys.secrets()));
  }

  @Test
  void noBodyAtAll() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Authorization.keys(null));
    assertEquals("Authorization.keys: parameter 'body' is required, but null", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api_key=my-token",
        "api_secret=0123456789abcdef",
        "api_key=&api_secret=0123456789abcdef",
        "api_key=a&api_key=b&api_secret=0123456789abcdef",
        "api_key=a&api_secret=0123456789abcdef&api_secret=0123456789abcdef",
        "api_key=a%zz&api_secret=0123456789abcdef",
        "api_key=a%&api_secret=0123456789abcdef",
        "api_key=a&api_secret=0123456789abcdef0",
        "api_key=a&api_secret=0123456789abcdef%C3%A9"
      })
  void aBadBodyIsRefusedByItsField(String body) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Authorization.keys(body));
    assertTrue(e.getMessage().startsWith("Authorization.keys: parameter 'body' "), e::getMessage);
    assertTrue(e.getMessage().contains("api_"), e::getMessage);
    assertFalse(e.getMessage().contains("0123456789abcdef"), e::getMessage);
  }
}
