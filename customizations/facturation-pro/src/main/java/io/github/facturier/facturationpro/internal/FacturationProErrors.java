package io.github.facturier.facturationpro.internal;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the errors of Facturation.pro: {@code errors} is a text, an array of texts, or an object
 * with a text or an array of texts for each field. Errors of the token endpoint have a code {@code
 * error} and {@code error_description}. An exceeded quota is plain text, and some errors have only
 * a reason phrase.
 *
 * <p>Source: introduction.md, lines 147-164 and 177.
 */
public final class FacturationProErrors implements ErrorDecoder {
  private static final int NOT_IMPLEMENTED = 501;

  @Override
  public ErrorDetails decode(ErrorResponse response) {
    ErrorDetails details = response.details("error");
    return response.status() == NOT_IMPLEMENTED
        ? new ErrorDetails(details.code(), "WRONG_CONTENT_TYPE", details.messages())
        : details;
  }

  /** A record has an identifier; {@code errors} in its place is an error, whatever the status. */
  @Override
  public boolean isError(Function<String, @Nullable JsonElement> field) {
    JsonElement messages = field.apply("errors");
    return messages != null && !messages.isJsonNull() && field.apply("id") == null;
  }
}
