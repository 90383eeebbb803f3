package io.github.facturier.runtime.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from sending a request again by itself. It may try one address of a host after the
 * other, until a connection stands; what then happens to a request is for {@link RetryInterceptor}
 * alone to judge. OkHttp would repeat it where a connection breaks, and after 408 and 503 unless
 * the server asks for a wait, so that it gets to see neither the failure nor the header as they
 * are.
 */
public final class DisableOkHttpRetries {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String ASKED = "Facturier-Asked-Retry-After";

  private DisableOkHttpRetries() {}

  /** To be called last, so that nothing of ours stands between this and OkHttp. */
  public static void install(OkHttpClient.Builder http) {
    http.addInterceptor(DisableOkHttpRetries::outside);
    http.addNetworkInterceptor(DisableOkHttpRetries::inside);
  }

  /** Around OkHttp's own repetitions: undoes what was done inside. */
  private static Response outside(Interceptor.Chain chain) throws IOException {
    try {
      return shown(chain.proceed(chain.request()));
    } catch (SentException e) {
      for (Throwable suppressed : e.getSuppressed()) {
        e.failure.addSuppressed(suppressed);
      }
      throw e.failure;
    }
  }

  /** On a connection that stands. */
  private static Response inside(Interceptor.Chain chain) throws IOException {
    Response response;
    try {
      response = chain.proceed(chain.request());
    } catch (IOException e) {
      throw new SentException(e);
    }
    return isRepeated(response) ? hidden(response) : response;
  }

  private static boolean isRepeated(Response response) {
    return response.code() == 408 || response.code() == 503;
  }

  private static Response hidden(Response response) {
    return with(response, ASKED, response.header(RETRY_AFTER))
        .newBuilder()
        .header(RETRY_AFTER, "1")
        .build();
  }

  private static Response shown(Response response) {
    return isRepeated(response)
        ? with(with(response, RETRY_AFTER, response.header(ASKED)), ASKED, null)
        : response;
  }

  private static Response with(Response response, String header, @Nullable String value) {
    return value == null
        ? response.newBuilder().removeHeader(header).build()
        : response.newBuilder().header(header, value).build();
  }

  /** A failure after which the request may be with the server; OkHttp repeats none of this kind. */
  private static final class SentException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    private final IOException failure;

    SentException(IOException failure) {
      super(failure.getMessage());
      initCause(failure);
      this.failure = failure;
    }
  }
}
