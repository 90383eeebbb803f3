package io.github.facturier.sandbox.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with the outcome of its handling.
 *
 * @param request the request
 * @param operationId operation of the provider's OpenAPI document, or null
 * @param status HTTP status of the response; 0 if the connection was closed instead
 * @param violations how the request violates the provider's OpenAPI document
 */
public record Exchange(
    Request request, @Nullable String operationId, int status, List<String> violations) {

  /** Copies the list. */
  public Exchange {
    violations = List.copyOf(violations);
  }
}
