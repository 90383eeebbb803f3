package io.github.facturier.runtime.internal.http;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** Cancels a call, or the reading of its response, when the thread is interrupted. */
public final class InterruptInterceptor implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = InterruptWatcher.during(chain.call(), () -> chain.proceed(chain.request()));
    ResponseBody body = response.body();
    return body == null
        ? response
        : response
            .newBuilder()
            .body(
                ResponseBody.create(
                    Okio.buffer(watched(body.source(), chain.call())),
                    body.contentType(),
                    body.contentLength()))
            .build();
  }

  private static Source watched(Source bytes, Call call) {
    InterruptWatcher.Watched watched = new InterruptWatcher.Watched(call);
    return new ForwardingSource(bytes) {
      @Override
      public long read(Buffer sink, long byteCount) throws IOException {
        return watched.during(() -> super.read(sink, byteCount));
      }

      @Override
      public void close() throws IOException {
        watched.end();
        super.close();
      }
    };
  }
}
