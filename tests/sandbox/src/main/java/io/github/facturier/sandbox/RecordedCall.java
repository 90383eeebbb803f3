package io.github.facturier.sandbox;

import io.github.facturier.sandbox.http.Exchange;
import io.github.facturier.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as the sandbox received it.
 *
 * @param method HTTP method
 * @param target path and query, as on the request line
 * @param headers header values by name; names are case-insensitive
 * @param body the bytes of the body, empty if there was none
 * @param operationId operation of the provider's OpenAPI document, null if there is none for this
 *     request
 * @param status HTTP status of the response; 0 if the connection was closed instead
 * @param violations how the request violates the provider's OpenAPI document; empty if it does not
 */
public record RecordedCall(
    String method,
    String target,
    Map<String, List<String>> headers,
    byte[] body,
    @Nullable String operationId,
    int status,
    List<String> violations) {

  /** Copies the headers, the body and the list. */
  public RecordedCall {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = copy;
    body = body.clone();
    violations = List.copyOf(violations);
  }

  static RecordedCall of(Exchange exchange) {
    Request request = exchange.request();
    return new RecordedCall(
        request.method(),
        request.target(),
        request.headers().toMultimap(),
        request.body(),
        exchange.operationId(),
        exchange.status(),
        exchange.violations());
  }

  /** A copy of the body. */
  @Override
  public byte[] body() {
    return body.clone();
  }

  /** A copy of the headers; names are case-insensitive. */
  @Override
  public Map<String, List<String>> headers() {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }

  /** The body, decoded as UTF-8. */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The first value of a header, null if it is absent. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** Method, target and status, without headers and body. */
  @Override
  public String toString() {
    return method + " " + target + " -> " + status;
  }
}
