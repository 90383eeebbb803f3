package io.github.facturier.runtime.internal.call;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Carries what an interceptor threw that is no {@code IOException} out of OkHttp, which would
 * report a cancellation in its place, or nothing at all.
 */
public final class ThrownException extends IOException {
  private static final long serialVersionUID = 1L;

  private ThrownException(Throwable thrown) {
    super(thrown);
  }

  /** The first of all interceptors. */
  public static Response intercept(Interceptor.Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) { // whatever it is, the caller gets to know
      throw new ThrownException(e);
    }
  }
}
