package io.github.facturier.sandbox.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link LoopbackServer} serves: the application of one provider. Thread-safe. */
public interface Application {
  /** Handles a request. */
  Response handle(Request request);

  /** The {@code operationId} of a request in the provider's OpenAPI document, or null. */
  @Nullable String operationId(Request request);

  /** How a request violates the provider's OpenAPI document; empty if it does not. */
  List<String> violations(Request request);
}
