package io.github.facturier.luccacleemy.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the errors of Lucca: {@code {"Status": 401, "Message": "Unauthorized"}} with the same
 * HTTP status, or problem details. A gateway may send them with status 200. {@code StackTrace} is
 * not a message; it is part of the body only. Errors of the token endpoint have a code {@code
 * error}.
 *
 * <p>Source: support.lucca.fr, "Authentification"; RFC 6749, section 5.2.
 */
public final class LuccaCleemyErrors implements ErrorDecoder {
  private static final int FIRST_ERROR_STATUS = 400;

  @Override
  public ErrorDetails decode(ErrorResponse response) {
    return response.details("error");
  }

  /** Whether a response names an error status. Otherwise it would be read as an empty list. */
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
