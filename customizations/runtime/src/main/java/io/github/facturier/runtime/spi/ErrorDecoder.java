package io.github.facturier.runtime.spi;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.error.ProviderException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the errors of a provider. Implementations must not throw, so that the original error is
 * reported.
 */
public interface ErrorDecoder {
  /**
   * Decodes the body of an error response. The body may be the provider's JSON, HTML of a proxy, or
   * empty.
   */
  ErrorDetails decode(ErrorResponse response);

  /**
   * Whether a response with a 2xx status is an error.
   *
   * @param field returns a field of the top-level object by name, null if absent
   */
  default boolean isError(Function<String, @Nullable JsonElement> field) {
    return false;
  }

  /**
   * Creates the exception for an error in a response with a 2xx status.
   *
   * @param error the details of the error
   * @param operationId the {@code operationId} of the spec; null if the request has no operation
   */
  default ProviderException exception(ApiError error, @Nullable String operationId) {
    return ProviderException.of(error);
  }
}
