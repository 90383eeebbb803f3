package io.github.facturier.luccacleemy.internal;

import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;

/**
 * Lucca's errors: {@code {"Status": 401, "Message": "Unauthorized"}}, always with the HTTP status
 * that they name, or problem details. {@code StackTrace} is of use to Lucca only, and stays in the
 * body.
 *
 * <p>Source: official_docs_excerpts.md, section G.
 */
public final class LuccaCleemyErrors implements ErrorDecoder {
  @Override
  public ErrorDetails decode(ErrorResponse response) {
    return response.details();
  }
}
