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
 * JSONP: data as a script that passes them to a function of the web page that loads it.
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

  /** The maximum size of a response. */
  private static final int MAX_BYTES = 32 * 1024 * 1024;

  /**
   * Escapes characters with a meaning in HTML, and the two line separators that JSON allows but old
   * JavaScript does not.
   */
  private static final Gson SCRIPT = new GsonBuilder().serializeNulls().create();

  private Jsonp() {}

  /**
   * Executes the call as JSONP and returns the script for a browser. The response is parsed as JSON
   * and written again, so that the script contains only data and is also safe within HTML. Serve it
   * as {@code text/javascript; charset=utf-8}.
   *
   * @param call a GET call with a JSON response
   * @param name the function that the script calls
   * @throws IllegalArgumentException if the name is not that of a function, or the call is not such
   *     a call
   * @throws ApiException if the call fails, or the response is not JSON or longer than 32 MiB
   */
  public static String script(ApiCall<?> call, String name) {
    checked("Jsonp.script", name);
    if (!isJson(call.request())) {
      throw new IllegalArgumentException(
          "Jsonp.script: the call must be a GET call with a JSON response");
    }
    ApiCall<Download> padded = call.with(request -> withCallback(request, name)).raw();
    Download script = padded.result();
    try (BufferedSource response =
        Okio.buffer(new UnpaddedSource(Okio.buffer(Okio.source(script.stream())), name))) {
      JsonElement json = Codec.JSON.parse(text(response));
      return "/**/" + name + "(" + SCRIPT.toJson(json) + ");";
    } catch (Throwable e) { // adds the operation to the exception
      throw ReceivedCall.failed(padded, e);
    }
  }

  private static String text(BufferedSource response) throws IOException {
    Buffer text = new Buffer();
    while (response.read(text, 8192) >= 0) {
      if (text.size() > MAX_BYTES) {
        throw DecodingException.of(
            ApiError.of("the response is longer than " + MAX_BYTES + " bytes"));
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
