package io.github.facturier.factomos.auth;

import io.github.facturier.runtime.error.Checks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Authorization of an application by the user of an account: the application opens a form of
 * Factomos in a popup window. After the user agrees, Factomos posts new keys to the application.
 *
 * <p>Source: README 1.29, lines 392-408.
 */
public final class Authorization {
  /** The width of the form's window in pixels. */
  public static final int WIDTH = 399;

  /** The height of the form's window in pixels. */
  public static final int HEIGHT = 400;

  private static final String FORM = "https://app.factomos.com/api/authorize.php";

  private Authorization() {}

  /**
   * Returns the form of an application.
   *
   * @param callback the URL of your application that receives the keys, with https. {@link
   *     Form#url()} rejects {@code http://} to a host other than this machine, unless {@link
   *     Form#allowInsecureHttp()} is called
   * @param appName the application's name, shown to the user
   * @throws IllegalArgumentException if the name is blank, or the callback is not a URL
   */
  public static Form form(String callback, String appName) {
    HttpUrl url = HttpUrl.parse(Checks.notBlank("Authorization.form", "callback", callback));
    if (url == null) {
      throw badCallback("must be an https URL");
    }
    Checks.notBlank("Authorization.form", "appName", appName);
    return new Form(
        HttpUrl.get(FORM)
            .newBuilder()
            .addQueryParameter("app_callback", callback)
            .addQueryParameter("app_name", appName)
            .build(),
        Checks.isConfidential(url));
  }

  private static IllegalArgumentException badCallback(String problem) {
    return new IllegalArgumentException("Authorization.form: parameter 'callback' " + problem);
  }

  /**
   * Parses the request that Factomos posts to the callback.
   *
   * @param body the body of the request: {@code api_key=...&api_secret=...}
   * @return the keys of the user's account
   * @throws IllegalArgumentException if the body is null, a key is missing or repeated, a value is
   *     not percent-encoded, or the secret is not 16 bytes long; the message contains no key
   */
  public static FactomosKeys keys(String body) {
    Checks.required("Authorization.keys", "body", body);
    String token = field("api_key", body);
    String secret = field("api_secret", body);
    try {
      return FactomosKeys.of(token, secret);
    } catch (IllegalArgumentException e) {
      throw bad("has an api_secret that is not 16 bytes long");
    }
  }

  private static String field(String name, String body) {
    List<String> values =
        Stream.of(body.split("&"))
            .filter(pair -> pair.startsWith(name + "="))
            .map(pair -> decoded(name, pair.substring(name.length() + 1)))
            .filter(value -> !value.isBlank())
            .toList();
    if (values.size() != 1) {
      throw bad(
          values.isEmpty()
              ? "has no field " + name
              : "has the field " + name + " " + values.size() + " times");
    }
    return values.get(0);
  }

  private static String decoded(String name, String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad("has a field " + name + " that is not percent-encoded");
    }
  }

  private static IllegalArgumentException bad(String problem) {
    return new IllegalArgumentException("Authorization.keys: parameter 'body' " + problem);
  }

  /** The form of one application. Immutable. */
  public static final class Form {
    private final HttpUrl url;
    private final boolean mayBeUsed;

    private Form(HttpUrl url, boolean mayBeUsed) {
      this.url = url;
      this.mayBeUsed = mayBeUsed;
    }

    /**
     * Returns a copy that allows a callback with {@code http://} to any host, for example to a
     * container in a test. The keys are then posted without encryption. Default: {@code http://} is
     * allowed to this machine only.
     */
    public Form allowInsecureHttp() {
      return new Form(url, true);
    }

    /** Returns a copy with a short description of the application. */
    public Form description(String text) {
      return with("description", "app_description", text);
    }

    /** Returns a copy with the URL of the application's icon, 40 by 40 pixels. */
    public Form icon(String address) {
      return with("icon", "app_icon", address);
    }

    /** Returns a copy with the URL of a webhook, which is notified of actions in the account. */
    public Form webhook(String address) {
      return with("webhook", "webhook_url", address);
    }

    private Form with(String method, String name, String value) {
      Checks.required("Authorization.Form." + method, name, value);
      return new Form(url.newBuilder().setQueryParameter(name, value).build(), mayBeUsed);
    }

    /**
     * Returns the URL to open in a window of {@link #WIDTH} by {@link #HEIGHT} pixels.
     *
     * @throws IllegalArgumentException if the callback is {@code http://} to a host other than this
     *     machine, and that is not allowed
     */
    public String url() {
      if (!mayBeUsed) {
        throw badCallback(
            "must be an https URL, since it receives keys; or call allowInsecureHttp() in a"
                + " test");
      }
      return url.toString();
    }

    /** The URL. */
    @Override
    public String toString() {
      return url.toString();
    }
  }
}
