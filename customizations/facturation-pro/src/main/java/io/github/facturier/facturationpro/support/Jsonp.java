package io.github.facturier.facturationpro.support;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import io.github.facturier.facturationpro.internal.UnpaddedSource;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.spi.ReceivedCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import okhttp3.Request;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;

/**
 * JSONP: data as a script that hands them to a function of the page that loads it.
 *
 * <pre>{@code
 * String script = Jsonp.script(client.firm(12).customers().get(1), "showCustomer");
 * }</pre>
 *
 * <p>Source: introduction.md, lines 190-219.
 */
public final class Jsonp {
  static final String PARAMETER = "callback";

  private static final Pattern NAME = Pattern.compile("^[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*$");

  /** More than that is no response for a page to load. */
  private static final int MOST_BYTES = 32 * 1024 * 1024;

  /**
   * Escapes what means something in HTML, and the two line ends that JSON allows and old scripts do
   * not.
   */
  private static final Gson SCRIPT = new GsonBuilder().serializeNulls().create();

  private Jsonp() {}

  /**
   * Makes the call, asking for JSONP, and gives the script for a browser. What the provider sent is
   * not handed on as it came: it is read as JSON and written anew, so that nothing but data is in
   * it, and safely so, inside of HTML too. Serve it as {@code text/javascript; charset=utf-8}.
   *
   * @param call a GET call that brings JSON
   * @param name the function that the script calls
   * @throws IllegalArgumentException if it is no name of a function, or the call is no such call
   * @throws ApiException if there is no whole response, or it is no JSON, or longer than 32 MiB
   */
  public static String script(ApiCall<?> call, String name) {
    checked("Jsonp.script", name);
    if (!isJson(call.request())) {
      throw new IllegalArgumentException(
          "Jsonp.script: only a GET call that brings JSON can do it");
    }
    ApiCall<Download> padded = call.with(request -> withCallback(request, name)).raw();
    Download script = padded.result();
    try (BufferedSource response =
        Okio.buffer(new UnpaddedSource(Okio.buffer(Okio.source(script.stream())), name))) {
      JsonElement json = Codec.JSON.parse(text(response));
      return "/**/" + name + "(" + SCRIPT.toJson(json) + ");";
    } catch (Throwable e) { // the caller gets to know which call it was
      throw ReceivedCall.failed(padded, e);
    }
  }

  private static String text(BufferedSource response) throws IOException {
    Buffer text = new Buffer();
    while (response.read(text, 8192) >= 0) {
      if (text.size() > MOST_BYTES) {
        throw DecodingException.of(
            ApiError.of("the response is longer than " + MOST_BYTES + " bytes"));
      }
    }
    return text.readString(StandardCharsets.UTF_8);
  }

  static String checked(String method, String name) {
    Checks.notBlank(method, "name", name);
    if (!NAME.matcher(name).matches() || name.endsWith("\n")) {
      throw new IllegalArgumentException(
          method + ": parameter 'name' must be the name of a function, such as shop.show");
    }
    return name;
  }

  static boolean isJson(Request request) {
    return request.method().equals("GET") && request.url().encodedPath().endsWith(".json");
  }

  static Request withCallback(Request request, String name) {
    return request
        .newBuilder()
        .url(request.url().newBuilder().setQueryParameter(PARAMETER, name).build())
        .build();
  }
}
