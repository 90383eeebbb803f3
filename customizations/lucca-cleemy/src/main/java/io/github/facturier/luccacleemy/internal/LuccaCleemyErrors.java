package io.github.facturier.luccacleemy.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lucca's errors: {@code {"Status": 401, "Message": "Unauthorized"}}, with the HTTP status that
 * they name, or problem details. A gateway may send them with status 200. {@code StackTrace} is of
 * use to Lucca only, and stays in the body.
 *
 * <p>Source: official_docs_excerpts.md, section G.
 */
public final class LuccaCleemyErrors implements ErrorDecoder {
  private static final int FIRST_ERROR_STATUS = 400;

  @Override
  public ErrorDetails decode(ErrorResponse response) {
    return response.details();
  }

  /**
   * Whether a response names the status of an error: a list would else be taken for an empty one.
   */
  @Override
  public boolean isError(Function<String, @Nullable JsonElement> field) {
    return isErrorStatus(field.apply("Status")) || isErrorStatus(field.apply("status"));
  }

  private static boolean isErrorStatus(@Nullable JsonElement json) {
    return json instanceof JsonPrimitive status
        && status.isNumber()
        && status.getAsDouble() >= FIRST_ERROR_STATUS;
  }
}
