package io.github.facturier.runtime.spi;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.error.ProviderException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Understands how a provider says that something went wrong. Implementations never throw: an error
 * must come through.
 */
public interface ErrorDecoder {
  /** Reads an error's body, whatever it is: the provider's JSON, a proxy's HTML, nothing. */
  ErrorDetails decode(ErrorResponse response);

  /**
   * Whether a response with a 2xx status is an error all the same.
   *
   * @param field gives a field of the response's outermost object by name, null where it is absent
   */
  default boolean isError(Function<String, @Nullable JsonElement> field) {
    return false;
  }

  /**
   * The exception for an error inside a response with a 2xx status.
   *
   * @param error all that is known of it
   * @param operationId the operation of the spec that was called; null where none was
   */
  default ProviderException exception(ApiError error, @Nullable String operationId) {
    return ProviderException.of(error);
  }
}
