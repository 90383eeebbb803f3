package io.github.facturier.sandbox.http;

/** Handles the requests of one operation. */
@FunctionalInterface
public interface Handler {
  /**
   * Handles a request.
   *
   * @throws ErrorResponseException to respond with an error
   */
  Response handle(Request request);
}
