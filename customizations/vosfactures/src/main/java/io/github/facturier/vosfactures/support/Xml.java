package io.github.facturier.vosfactures.support;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.annotation.CheckReturnValue;
import io.github.facturier.runtime.error.Checks;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The XML format of VosFactures: every operation whose path ends with {@code .json} also exists as
 * {@code .xml}.
 *
 * <pre>{@code
 * String xml = new String(Xml.of(client.invoices().get(100)).result().stream().readAllBytes(), UTF_8);
 * }</pre>
 *
 * <p>Source: README 2026-03, lines 7-9.
 */
@CheckReturnValue
public final class Xml {
  private static final MediaType XML = MediaType.get("application/xml; charset=utf-8");
  private static final String JSON_EXTENSION = ".json";

  private Xml() {}

  /**
   * Returns the call with an unparsed XML response.
   *
   * @throws IllegalArgumentException if the operation has no XML format
   */
  public static ApiCall<Download> of(ApiCall<?> call) {
    return Checks.required("Xml.of", "call", call).with(request -> toXml(request).build()).raw();
  }

  /**
   * Returns the call with an XML body, which replaces its own, and with an unparsed XML response.
   * The token is sent in the query.
   *
   * @throws IllegalArgumentException if the operation has no XML format or no body
   */
  public static ApiCall<Download> of(ApiCall<?> call, String body) {
    Checks.required("Xml.of", "body", body);
    return Checks.required("Xml.of", "call", call)
        .with(
            request -> {
              if (request.body() == null) {
                throw new IllegalArgumentException("Xml.of: the operation has no body");
              }
              return toXml(request).method(request.method(), RequestBody.create(body, XML)).build();
            })
        .raw();
  }

  private static Request.Builder toXml(Request request) {
    HttpUrl url = request.url();
    List<String> segments = url.pathSegments();
    String last = segments.get(segments.size() - 1);
    if (!last.endsWith(JSON_EXTENSION)) {
      throw new IllegalArgumentException("Xml.of: " + url.encodedPath() + " has no XML format");
    }
    String name = last.substring(0, last.length() - JSON_EXTENSION.length());
    return request
        .newBuilder()
        .url(url.newBuilder().setPathSegment(segments.size() - 1, name + ".xml").build())
        .header("Accept", "application/xml");
  }
}
