package io.github.facturier.runtime.internal.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String SECRET = "p@ss \"wörd\"/+&\\";
  private final Redactor redactor = new Redactor(List.of("qCedKxkTgQhGJpiI2SU", SECRET));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qCedKxkTgQhGJpiI2SU",
        SECRET,
        "p%40ss+%22w%C3%B6rd%22%2F%2B%26%5C",
        "p%40ss%20%22w%C3%B6rd%22%2F%2B%26%5C",
        "p@ss \\\"wörd\\\"/+&\\\\",
        "p@ss \\\"w\\u00F6rd\\\"\\/+\\u0026\\\\",
        "p%40ss+%22w%c3%b6rd%22/%2b%26%5c",
        "p@ss \\\\\\\"w\\\\u00f6rd\\\\\\\"\\\\/+&\\\\\\\\",
        "p%2540ss%2520%2522w%25C3%25B6rd%2522/%252B%2526%255C",
        "p%40ss+%5C%22w%C3%B6rd%5C%22%2F%2B%26%5C%5C",
        "p@ss &amp;quot;wörd&amp;#34;/+&amp;amp;\\",
        "p@ss &quot;w&#246;rd&quot;/+&amp;\\",
        "p@ss &#x22;w&#xF6;rd&#34;/+&#038;\\",
      })
  void everyEncodedFormIsHidden(String spelling) {
    assertEquals("a [hidden] b", redactor.text("a " + spelling + " b"));
  }

  /** Long texts are truncated before redaction, possibly within a secret. */
  @Test
  void aSecretThatIsCutShort() {
    assertEquals("found \"x[hidden]…\"", redactor.text("found \"xqCedKxkTg…\""));
    assertEquals("x[hidden]", redactor.text("xqCed"));
    assertEquals("x[hidden]…", redactor.text("xp%40ss%20%22w%C3%…"));
    assertEquals("x[hidden]…", redactor.text("xp@ss \\\"w\\u00…"));
    assertEquals("xqCe", redactor.text("xqCe"));
    assertEquals("qCedKxkTg!", redactor.text("qCedKxkTg!"));
  }

  /** The search for secrets takes linear time on any text. */
  @ParameterizedTest
  @ValueSource(strings = {"\\", "%", "%25", "&amp;", "p", "p@ss ", "%5C"})
  void aTextThatNearlyMatchesAllTheTime(String part) {
    String text = part.repeat(64 * 1024 / part.length()) + "!";
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> redactor.text(text));
  }

  @Test
  void aSecretWithinASecret() {
    Redactor both = new Redactor(List.of("abcd", "abcdefgh"));
    assertEquals("[hidden] [hidden]", both.text("abcdefgh abcd"));
    assertEquals("[hidden]", both.with(List.of("abcdefghijkl")).text("abcdefghijkl"));
  }

  @Test
  void aShortTextIsNoSecret() {
    assertEquals("abc", new Redactor(List.of("abc", "a", "")).text("abc"));
  }

  /** A token may be another at any time. */
  @Test
  void secretsThatChange() {
    List<String> current = new ArrayList<>(List.of("before"));
    Redactor redactor = new Redactor(() -> current);
    assertEquals("[hidden] after", redactor.text("before after"));
    current.set(0, "after");
    assertEquals("before [hidden]", redactor.text("before after"));
    assertEquals("[hidden] [hidden]", redactor.with(List.of("before")).text("before after"));
  }

  @Test
  void moreSecretsDoNotStay() {
    assertEquals("[hidden]", redactor.with(List.of("another")).text("another"));
    assertEquals("another", redactor.text("another"));
  }

  @Test
  void addressesWithoutUserPasswordAndFragment() {
    HttpUrl url = HttpUrl.get("https://user:pass@example.com/a?x=1#f");
    assertEquals("https://example.com/a?x=1", redactor.url(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"api_token", "API-KEY", "token", "password", "X-Amz-Signature", "client_secret"})
  void secretParametersOfUrls(String name) {
    String url = redactor.url(HttpUrl.get("https://example.com/?a=1&" + name + "=short&b=2"));
    assertEquals("https://example.com/?a=1&b=2&" + name + "=[hidden]", url);
  }

  @Test
  void aSecretAnywhereInAnAddress() {
    HttpUrl url =
        HttpUrl.get("https://example.com/")
            .newBuilder()
            .addPathSegment("qCedKxkTgQhGJpiI2SU")
            .addQueryParameter("q", "qCedKxkTgQhGJpiI2SU")
            .build();
    assertEquals("https://example.com/[hidden]?q=[hidden]", redactor.url(url));
  }

  @ParameterizedTest
  @CsvSource({
    "a,'{\"b\":{\"password\":\"x\"}}','{\"b\":{\"password\":\"[hidden]\"}}'",
    "a,'[{\"api_token\":7}]','[{\"api_token\":\"[hidden]\"}]'",
    "token,'\"x\"','[hidden]'",
    "token,'{\"a\":1}','{\"a\":\"[hidden]\"}'",
    "tokens,'[\"x\",null]','[\"[hidden]\",null]'",
    "a,'{\"token\":{\"a\":[1],\"b\":2}}','{\"token\":{\"a\":[\"[hidden]\"],\"b\":\"[hidden]\"}}'",
  })
  void secretFieldsInJson(String name, String json, String hidden) {
    assertEquals(hidden, Redactor.hideSecrets(name, JsonParser.parseString(json)));
  }

  @Test
  void innocentNames() {
    for (String name : List.of("id", "page", "number", "buyer_name", "Content-Type", "kind")) {
      assertFalse(Redactor.isSecretName(name), name);
    }
  }
}
