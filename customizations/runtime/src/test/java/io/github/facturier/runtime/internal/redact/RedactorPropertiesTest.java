package io.github.facturier.runtime.internal.redact;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import okhttp3.HttpUrl;

/** Any secret, encoded as other software does it, in a thread with a small stack. */
class RedactorPropertiesTest {
  private static final Map<String, UnaryOperator<String>> ENCODERS = new TreeMap<>();
  private static final Gson HTML_SAFE = new Gson();
  private static final Gson PLAIN = new GsonBuilder().disableHtmlEscaping().create();
  private static final int SMALL_STACK = 256 * 1024;

  static {
    ENCODERS.put("as is", text -> text);
    ENCODERS.put("form", text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
    ENCODERS.put("form, lower case", text -> lowerCaseHex(encoder("form").apply(text)));
    ENCODERS.put("RFC 3986", text -> encoder("form").apply(text).replace("+", "%20"));
    ENCODERS.put("every octet", RedactorPropertiesTest::everyOctet);
    ENCODERS.put("query", text -> url().addQueryParameter("q", text).build().encodedQuery());
    ENCODERS.put("path", text -> url().addPathSegment("x" + text).build().encodedPath());
    ENCODERS.put("JSON", text -> quoted(PLAIN.toJson(text)));
    ENCODERS.put("JSON for HTML", text -> quoted(HTML_SAFE.toJson(text)));
    ENCODERS.put("JSON of PHP", RedactorPropertiesTest::jsonOfPhp);
    ENCODERS.put("HTML", RedactorPropertiesTest::html);
    ENCODERS.put("HTML by number", text -> references(text, "&#%d;"));
    ENCODERS.put("HTML by hexadecimal number", text -> references(text, "&#x%X;"));
    ENCODERS.put("Base64", text -> Base64.getEncoder().encodeToString(bytes(text)));
    ENCODERS.put("Base64 for URLs", text -> Base64.getUrlEncoder().encodeToString(bytes(text)));
    ENCODERS.put(
        "Base64 without padding",
        text -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text)));
  }

  @Property(tries = 500)
  void anySecretInAnyEncoding(@ForAll("secrets") String secret, @ForAll("encodings") String first)
      throws Exception {
    Assume.that(isLongEnough(secret));
    inSmallStack(() -> assertHidden(secret, List.of(first)));
  }

  @Property(tries = 2000)
  void anySecretInTwoEncodings(
      @ForAll("secrets") String secret,
      @ForAll("encodings") String first,
      @ForAll("encodings") String second)
      throws Exception {
    Assume.that(isLongEnough(secret));
    Assume.that(!isBase64(second) || first.equals("as is")); // then it is another text's Base64
    inSmallStack(() -> assertHidden(secret, List.of(first, second)));
  }

  /** The length of real secrets, and far beyond it. */
  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void longSecrets(@ForAll("longSecrets") String secret, @ForAll("encodings") String first)
      throws Exception {
    inSmallStack(
        () -> {
          assertHidden(secret, List.of(first, "JSON"));
          assertHidden(secret, List.of(isBase64(first) ? "as is" : "JSON", first));
        });
  }

  /** A truncated text contains at most three characters of a secret. */
  @Property(tries = 1000)
  void anySecretThatIsCut(
      @ForAll("plainSecrets") String secret, @ForAll("encodings") String encoding)
      throws Exception {
    inSmallStack(
        () -> {
          String encoded = encoder(encoding).apply(secret);
          for (int length = 4; length < encoded.length(); length += 1 + encoded.length() / 50) {
            for (String end : List.of("", "…")) {
              String text = new Redactor(List.of(secret)).text(encoded.substring(0, length) + end);
              boolean isHidden = text.contains(Redactor.HIDDEN);
              int context = encoding.equals("path") || encoding.equals("query") ? 2 : 0;
              boolean isShort = decodedLength(encoded.substring(0, length)) - context < 4;
              assertTrue(isHidden || isShort, () -> encoding + ": " + text);
            }
          }
        });
  }

  /**
   * A secret that looks encoded, such as <code>&amp;#039;\/</code>, has four characters when it is
   * decoded: one that has fewer is not searched for.
   */
  private static boolean isLongEnough(String secret) {
    DecodedText shortest = DecodedText.of(secret + '\n');
    for (DecodedText next = shortest; next != null; next = next.decoded()) {
      shortest = next;
    }
    return shortest.length() - 1 >= 4;
  }

  private static boolean isBase64(String encoding) {
    return encoding.startsWith("Base64");
  }

  private static int decodedLength(String text) {
    DecodedText decoded = DecodedText.of(text).decoded();
    return decoded == null ? text.length() : decoded.length();
  }

  private static void assertHidden(String secret, List<String> encodings) {
    String encoded = secret;
    for (String encoding : encodings) {
      encoded = encoder(encoding).apply(encoded);
    }
    String hidden = new Redactor(List.of("other", secret)).text("<" + encoded + ">");
    assertFalse(hidden.contains(encoded), () -> encodings + " of " + secret + ": " + hidden);
    assertTrue(hidden.contains(Redactor.HIDDEN), hidden);
    assertTrue(hidden.length() <= 40, () -> encodings + " of " + secret + ": " + hidden);
  }

  @Provide
  static Arbitrary<String> secrets() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMinLength(4).ofMaxLength(60);
    Arbitrary<String> awkward =
        Arbitraries.strings()
            .withChars("%\\&+;#/\"'<>= 0149abfntux\u00e9\u20ac\ud800\udfff\u2026")
            .ofMinLength(4)
            .ofMaxLength(20);
    return Arbitraries.oneOf(any, awkward, plainSecrets(), codePoints(60));
  }

  @Provide
  static Arbitrary<String> plainSecrets() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars("-_.~/+=@ é€")
        .ofMinLength(8)
        .ofMaxLength(60)
        .filter(text -> text.codePoints().distinct().count() > 5);
  }

  @Provide
  static Arbitrary<String> longSecrets() {
    Arbitrary<String> chars =
        Arbitraries.strings()
            .all()
            .ofMinLength(1_000)
            .ofMaxLength(100_000)
            .withLengthDistribution(RandomDistribution.uniform());
    return Arbitraries.oneOf(chars, codePoints(100_000));
  }

  /** Of whole code points: from ASCII to emojis. */
  private static Arbitrary<String> codePoints(int longest) {
    return Arbitraries.integers()
        .between(4, longest)
        .withDistribution(RandomDistribution.uniform())
        .flatMap(
            length ->
                Arbitraries.randomValue(
                    random ->
                        random
                            .ints(length, 1, Character.MAX_CODE_POINT + 1)
                            .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                            .toString()));
  }

  @Provide
  static Arbitrary<String> encodings() {
    return Arbitraries.of(ENCODERS.keySet());
  }

  private static UnaryOperator<String> encoder(String name) {
    return ENCODERS.get(name);
  }

  private static HttpUrl.Builder url() {
    return new HttpUrl.Builder().scheme("https").host("example.com");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String json) {
    return json.substring(1, json.length() - 1);
  }

  private static String lowerCaseHex(String encoded) {
    StringBuilder text = new StringBuilder(encoded);
    for (int i = text.indexOf("%"); i >= 0; i = text.indexOf("%", i + 1)) {
      text.replace(i, i + 3, text.substring(i, i + 3).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  private static String everyOctet(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : bytes(text)) {
      encoded.append('%').append(String.format(Locale.ROOT, "%02x", octet));
    }
    return encoded.toString();
  }

  private static String jsonOfPhp(String text) {
    StringBuilder json = new StringBuilder();
    for (char c : quoted(PLAIN.toJson(text)).replace("/", "\\/").toCharArray()) {
      json.append(c < 0x80 ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return json.toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#039;")
        .replace("é", "&eacute;");
  }

  private static String references(String text, String format) {
    return text.codePoints()
        .mapToObj(c -> String.format(Locale.ROOT, format, c))
        .collect(Collectors.joining());
  }

  private static void inSmallStack(Runnable check) throws Exception {
    FutureTask<Void> task = new FutureTask<>(check, null);
    new Thread(null, task, "small stack", SMALL_STACK).start();
    try {
      task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
