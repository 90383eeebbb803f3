package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.error.ErrorDetails;
import java.util.Map;

/**
 * A response that says that something went wrong.
 *
 * @param status the HTTP status
 * @param body the text, cut at 64 KiB
 * @param names the names of the provider's error codes for the operation that was called, by code;
 *     empty where codes mean the same everywhere
 */
public record ErrorResponse(int status, String body, Map<String, String> names) {
  /**
   * Reads the body in whatever shape it is: an object with {@code message}, {@code error}, {@code
   * errors}, {@code detail} and the like, each a text, an array or an object by field; an object or
   * an array without any of them; plain text. Whatever else is said is there by the key that it
   * stands under. An HTML page has no messages.
   *
   * @param codes the keys of the provider's own code, the likeliest first, with dots on the way
   *     ({@code error.code}); none if it has no codes
   */
  public ErrorDetails details(String... codes) {
    return ErrorBody.read(this, codes);
  }
}
