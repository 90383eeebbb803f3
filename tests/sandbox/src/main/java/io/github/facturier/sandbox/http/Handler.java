package io.github.facturier.sandbox.http;

/** Answers one operation. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers a call.
   *
   * @throws ErrorResponseException to answer with an error
   */
  Reply handle(Call call);
}
