package io.github.facturier.sandbox.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link LoopbackServer} serves: the application of one provider. Thread-safe. */
public interface Application {
  /** Handles a call. */
  Reply handle(Call call);

  /** The operation of the provider's OpenAPI document, or null. */
  @Nullable String operationId(Call call);

  /** How the call violates the provider's OpenAPI document; empty if it does not. */
  List<String> violations(Call call);
}
