package io.github.facturier.factomos.support;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the errors of Factomos: {@code error.code} is 0 for success and a negative number
 * otherwise, whatever the HTTP status. The meaning of a number depends on the action.
 */
final class FactomosErrors implements ErrorDecoder {
  private static final String NO_ERROR = "0";

  @Override
  public ErrorDetails decode(ErrorResponse response) {
    return response.details("error.code");
  }

  @Override
  public boolean isError(Function<String, @Nullable JsonElement> field) {
    String code = field.apply("error") instanceof JsonObject error ? text(error.get("code")) : null;
    return code != null && !code.equals(NO_ERROR);
  }

  @Override
  public ProviderException exception(ApiError error, @Nullable String operationId) {
    return FactomosException.of(error, operationId);
  }

  private static @Nullable String text(@Nullable JsonElement json) {
    return json != null && json.isJsonPrimitive() ? json.getAsString() : null;
  }
}
