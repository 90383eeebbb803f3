package io.github.facturier.runtime.internal.call;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Carries an exception of an interceptor that is no {@code IOException} through OkHttp, which would
 * otherwise report a cancellation, or nothing.
 */
public final class ThrownException extends IOException {
  private static final long serialVersionUID = 1L;

  private ThrownException(Throwable thrown) {
    super(thrown);
  }

  /** The outermost interceptor. */
  public static Response intercept(Interceptor.Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) { // the caller receives any exception
      throw new ThrownException(e);
    }
  }
}
