package io.github.facturier.runtime.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.facturier.factomos.support.FactomosProvider;
import io.github.facturier.facturationpro.support.FacturationProProvider;
import io.github.facturier.luccacleemy.support.LuccaCleemyProvider;
import io.github.facturier.myclementine.support.MyClementineProvider;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.internal.redact.Redactor;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import io.github.facturier.runtime.spi.Provider;
import io.github.facturier.vosfactures.support.VosFacturesProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Errors with any body are reported, and secrets in them are redacted. */
class ErrorsFuzzTest {
  private static final String SECRET = "Xw7-pQ2k";
  private static final Request REQUEST =
      new Request.Builder().url("https://example.com/a?api_token=" + SECRET).build();
  private static final MediaType JSON = MediaType.get("application/json");
  private static final List<Provider> PROVIDERS =
      List.of(
          new VosFacturesProvider(),
          new FacturationProProvider(),
          new FactomosProvider(),
          new MyClementineProvider(),
          new LuccaCleemyProvider());

  @FuzzTest(maxDuration = "10m")
  void everyErrorBodyIsReported(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    for (Provider provider : PROVIDERS) {
      ErrorDecoder decoder = provider.errors();
      decoder.decode(new ErrorResponse(422, text, Map.of("-9", "NOT_FOUND"))); // never throws
      ApiExceptionFactory errors =
          new ApiExceptionFactory(decoder, new Redactor(List.of()), Map.of());
      check(errors.status(response(), ResponseBody.create(input, JSON)), 422);
      check(errors.inSuccess(REQUEST, 200, text), 200);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void secretsAreRedacted(byte[] input) {
    ApiExceptionFactory errors =
        new ApiExceptionFactory(
            new VosFacturesProvider().errors(), new Redactor(List.of(SECRET)), Map.of());
    ApiException e = errors.status(response(), ResponseBody.create(input, JSON));
    check(e, 422);
    String all = e.getMessage() + e.body() + e.url() + e.code() + e.messages() + e.error();
    assertFalse(all.contains(SECRET), all);
  }

  private static Response response() {
    return new Response.Builder()
        .request(REQUEST)
        .protocol(Protocol.HTTP_1_1)
        .code(422)
        .message("Unprocessable Entity")
        .build();
  }

  private static void check(ApiException e, int status) {
    assertEquals(status, e.status());
    assertNotNull(e.getMessage());
    assertTrue(e.body().length() <= 64 * 1024);
  }
}
