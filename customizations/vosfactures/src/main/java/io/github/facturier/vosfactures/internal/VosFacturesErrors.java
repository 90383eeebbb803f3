package io.github.facturier.vosfactures.internal;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the errors of VosFactures: {@code code} or {@code status} is {@code "error"}. Some have
 * status 200.
 */
public final class VosFacturesErrors implements ErrorDecoder {
  @Override
  public ErrorDetails decode(ErrorResponse response) {
    return response.details("code", "status");
  }

  @Override
  public boolean isError(Function<String, @Nullable JsonElement> field) {
    return isErrorWord(field.apply("code")) || isErrorWord(field.apply("status"));
  }

  private static boolean isErrorWord(@Nullable JsonElement json) {
    return json != null && json.isJsonPrimitive() && json.getAsString().equals("error");
  }
}
