package io.github.facturier.factomos.auth;

import io.github.facturier.runtime.error.Checks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * How the user of an account lets an application act on it: the application opens a form of
 * Factomos in a popup window, and once the user has agreed, Factomos posts new keys to the
 * application.
 *
 * <p>Source: README 1.29, lines 392-408.
 */
public final class Authorization {
  /** The width of the window that the form is made for, in pixels. */
  public static final int WIDTH = 399;

  /** The height of the window that the form is made for, in pixels. */
  public static final int HEIGHT = 400;

  private static final String FORM = "https://app.factomos.com/api/authorize.php";

  private Authorization() {}

  /**
   * Starts the address of the form.
   *
   * @param callback your page that the keys are posted to: an https address. {@code http://} to
   *     another host than this machine is refused by {@link Form#url()}, unless {@link
   *     Form#allowInsecureHttp()} is called
   * @param appName the application's name, shown to the user
   * @throws IllegalArgumentException if the name is blank, or the callback is no address
   */
  public static Form form(String callback, String appName) {
    HttpUrl url = HttpUrl.parse(Checks.notBlank("Authorization.form", "callback", callback));
    if (url == null) {
      throw badCallback("must be an https address");
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
   * Reads what Factomos posts to the callback.
   *
   * @param body the body as it came: {@code api_key=...&api_secret=...}
   * @return the keys of the account that the user let you act on
   * @throws IllegalArgumentException if the body is null, a key is missing or comes twice, a value
   *     is not percent-encoded, or the secret is not 16 bytes long; the message holds no key
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
     * The same with a callback that may be {@code http://} to any host, for a container in a test.
     * The keys are then posted without encryption. Default: {@code http://} to this machine only.
     */
    public Form allowInsecureHttp() {
      return new Form(url, true);
    }

    /** The same with a short description of the application. */
    public Form description(String text) {
      return with("description", "app_description", text);
    }

    /** The same with the address of the application's icon, 40 by 40 pixels. */
    public Form icon(String address) {
      return with("icon", "app_icon", address);
    }

    /** The same with an address that is notified of what is done in the account (webhook). */
    public Form webhook(String address) {
      return with("webhook", "webhook_url", address);
    }

    private Form with(String method, String name, String value) {
      Checks.required("Authorization.Form." + method, name, value);
      return new Form(url.newBuilder().setQueryParameter(name, value).build(), mayBeUsed);
    }

    /**
     * The address to open in a window of {@link #WIDTH} by {@link #HEIGHT} pixels.
     *
     * @throws IllegalArgumentException if the callback is {@code http://} to another host than this
     *     machine, and that was not allowed
     */
    public String url() {
      if (!mayBeUsed) {
        throw badCallback(
            "must be an https address, since it is sent keys; or call allowInsecureHttp() in a"
                + " test");
      }
      return url.toString();
    }

    /** The address. */
    @Override
    public String toString() {
      return url.toString();
    }
  }
}
