package io.github.facturier.runtime.internal.call;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the status of a call's response, for an error that is found when the response's body is
 * read: Retrofit does not pass the status on to whoever reads the body.
 */
public final class StatusInterceptor implements Interceptor {
  private static final class Status {
    private volatile int code;
  }

  /** A request that the status is kept in. */
  public static Request prepared(Request request) {
    return request.newBuilder().tag(Status.class, new Status()).build();
  }

  /** The status of the response, 0 if there is none yet. */
  static int of(Request request) {
    @Nullable Status status = request.tag(Status.class);
    return status == null ? 0 : status.code;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Response response = chain.proceed(request);
    @Nullable Status status = request.tag(Status.class);
    if (status != null) {
      status.code = response.code();
    }
    return response;
  }
}
