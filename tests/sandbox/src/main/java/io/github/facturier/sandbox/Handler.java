package io.github.facturier.sandbox;

/** Answers one operation. */
@FunctionalInterface
interface Handler {
  /**
   * Answers a call.
   *
   * @throws Refusal to answer with an error
   */
  Reply handle(Call call);
}
