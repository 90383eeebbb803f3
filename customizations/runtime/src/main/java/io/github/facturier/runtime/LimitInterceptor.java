package io.github.facturier.runtime;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Caps the answers that are read into memory, after decompression; downloads are streamed and not
 * capped.
 */
final class LimitInterceptor implements Interceptor {
  private final long limit;

  LimitInterceptor(long limit) {
    this.limit = limit;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    if (body == null || response.isSuccessful() && CallInfo.of(chain.request()).isDownload()) {
      return response;
    }
    Capped capped = new Capped(body, response.isSuccessful());
    return response
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(capped), body.contentType(), -1))
        .build();
  }

  /**
   * Of an error only the beginning is of interest: its end is dropped, where an answer's is an
   * error.
   */
  private final class Capped extends ForwardingSource {
    private final boolean strict;
    private long left;

    Capped(ResponseBody body, boolean strict) {
      super(body.source());
      this.strict = strict;
      this.left = strict ? limit : ApiError.LONGEST_BODY;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      if (left == 0 && !strict) {
        return -1;
      }
      long read = super.read(sink, strict ? byteCount : Math.min(byteCount, left));
      if (read > left) {
        throw new RefusedException(
            "the answer is longer than "
                + limit
                + " bytes; see maxAnswerBytes(...) of the builder");
      }
      left -= Math.max(read, 0);
      return read;
    }
  }
}
