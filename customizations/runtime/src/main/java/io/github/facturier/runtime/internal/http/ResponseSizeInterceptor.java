package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.spi.UnreadableResponseException;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Limits the size of responses that are read into memory, counted after decompression. Downloads
 * are streamed and not limited.
 */
public final class ResponseSizeInterceptor implements Interceptor {
  private final long limit;

  public ResponseSizeInterceptor(long limit) {
    this.limit = limit;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    if (body == null
        || response.isSuccessful() && OperationMetadata.of(chain.request()).isDownload()) {
      return response;
    }
    if (response.isSuccessful() && body.contentLength() > limit) {
      body.close(); // without reading the rest
      throw tooLong(response.code(), "announced: " + body.contentLength());
    }
    Capped capped = new Capped(body, response);
    return response
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(capped), body.contentType(), -1))
        .build();
  }

  private UnreadableResponseException tooLong(int status, String seen) {
    return new UnreadableResponseException(
        status,
        "the response is longer than "
            + limit
            + " bytes, the most that is read into memory ("
            + seen
            + "); raise it with maxResponseBytes(...) of the client's builder");
  }

  /** Limits a body: an error response is truncated, a longer successful response is an error. */
  private final class Capped extends ForwardingSource {
    private final int status;
    private final boolean strict;
    private long seen;

    Capped(ResponseBody body, Response response) {
      super(body.source());
      this.status = response.code();
      this.strict = response.isSuccessful();
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      if (strict) {
        long read = super.read(sink, byteCount);
        seen += Math.max(read, 0);
        if (seen > limit) {
          throw tooLong(status, "reading was stopped after " + seen);
        }
        return read;
      }
      long left = ApiError.MAX_BODY_BYTES - seen;
      long read = left == 0 ? -1 : super.read(sink, Math.min(byteCount, left));
      seen += Math.max(read, 0);
      return read;
    }
  }
}
