package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.error.ErrorDetails;
import java.util.Map;

/**
 * An error response.
 *
 * @param status the HTTP status
 * @param body the text of the body, truncated to 64 KiB
 * @param names the names of the provider's error codes for the operation, by code
 */
public record ErrorResponse(int status, String body, Map<String, String> names) {
  /**
   * Extracts the messages from a body of any format: an object with {@code message}, {@code error},
   * {@code errors}, {@code detail} and similar keys, each a text, an array or an object by field;
   * any other object or array; plain text. Other texts become messages of their key. An HTML page
   * has no messages.
   *
   * @param codes the possible paths of the provider's error code, most likely first, with dots
   *     ({@code error.code}); none if it has no codes
   */
  public ErrorDetails details(String... codes) {
    return ErrorBody.read(this, codes);
  }
}
