package io.github.facturier.myclementine.internal;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the errors of MyClementine: {@code success} is the text {@code "false"}, whatever the
 * HTTP status. Errors are not documented.
 */
public final class MyClementineErrors implements ErrorDecoder {
  @Override
  public ErrorDetails decode(ErrorResponse response) {
    return response.details();
  }

  @Override
  public boolean isError(Function<String, @Nullable JsonElement> field) {
    JsonElement success = field.apply("success");
    return success != null && success.isJsonPrimitive() && success.getAsString().equals("false");
  }
}
