package io.github.facturier.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it reached the sandbox.
 *
 * @param method HTTP method
 * @param target path and query, as they were on the request line
 * @param headers header values by name; names are looked up in any case
 * @param body the body's bytes, empty if there was none
 * @param operationId operation of the provider's document, null if it has none for this request
 * @param status HTTP status of the answer; 0 if the connection was cut instead
 * @param violations what the provider's document does not allow, empty if all was well
 */
public record RecordedCall(
    String method,
    String target,
    Map<String, List<String>> headers,
    byte[] body,
    @Nullable String operationId,
    int status,
    List<String> violations) {

  /** Copies everything. */
  public RecordedCall {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = copy;
    body = body.clone();
    violations = List.copyOf(violations);
  }

  /** A copy of the body. */
  @Override
  public byte[] body() {
    return body.clone();
  }

  /** A copy of the headers, looked up in any case. */
  @Override
  public Map<String, List<String>> headers() {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }

  /** The body as UTF-8. */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** First value of a header, or null. */
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
