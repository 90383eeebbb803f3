package io.github.facturier.runtime.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.internal.redact.Redactor;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.UnreadableResponseException;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class UnreadableResponseTest {
  private static final ErrorDecoder NONE = response -> ErrorDetails.NONE;

  @Test
  void becomesADecodingErrorWithTheSameWordsAndNoSecret() {
    ApiExceptionFactory errors =
        new ApiExceptionFactory(NONE, new Redactor(List.of("my-secret")), Map.of());
    Request request = new Request.Builder().url("https://example.com/api").build();
    ApiException e =
        errors.unreadable(
            request, new UnreadableResponseException(200, "noise under the key my-secret"));
    assertEquals(DecodingException.class, e.getClass());
    assertEquals(200, e.status());
    assertTrue(e.getMessage().contains("noise under the key"), e::getMessage);
    assertFalse(e.getMessage().contains("my-secret"), e::getMessage);
  }
}
