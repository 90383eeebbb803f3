package io.github.facturier.factomos.support;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.facturier.runtime.ApiError;
import io.github.facturier.runtime.ErrorDecoder;
import io.github.facturier.runtime.ErrorDetails;
import io.github.facturier.runtime.FailedAnswer;
import io.github.facturier.runtime.JsonText;
import io.github.facturier.runtime.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Factomos' errors: {@code error.code} is 0 for success and a negative number otherwise, whatever
 * the HTTP status. What a number means depends on the action.
 */
final class FactomosErrors implements ErrorDecoder {
  private static final String NO_ERROR = "0";

  @Override
  public ErrorDetails decode(FailedAnswer answer) {
    JsonObject error = error(answer.body());
    String code = error == null ? null : text(error.get("code"));
    if (code == null) {
      return ErrorDetails.NONE;
    }
    String message = text(error.get("message"));
    return new ErrorDetails(
        code,
        answer.names().get(code),
        message == null || message.isEmpty() ? Map.of() : Map.of("", List.of(message)));
  }

  @Override
  public boolean isError(Function<String, @Nullable JsonElement> field) {
    String code = field.apply("error") instanceof JsonObject error ? text(error.get("code")) : null;
    return code != null && !code.equals(NO_ERROR);
  }

  @Override
  public ProviderException exception(ApiError error, @Nullable String operationId) {
    return new FactomosException(error, operationId);
  }

  private static @Nullable JsonObject error(String body) {
    try {
      return JsonText.parse(body) instanceof JsonObject answer
              && answer.get("error") instanceof JsonObject error
          ? error
          : null;
    } catch (JsonParseException notJson) {
      return null;
    }
  }

  private static @Nullable String text(@Nullable JsonElement json) {
    return json != null && json.isJsonPrimitive() ? json.getAsString() : null;
  }
}
