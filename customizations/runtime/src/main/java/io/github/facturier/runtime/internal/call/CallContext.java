package io.github.facturier.runtime.internal.call;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.internal.http.OperationMetadata;
import io.github.facturier.runtime.internal.http.RedirectRejectedException;
import io.github.facturier.runtime.internal.io.ErrorInSuccessException;
import io.github.facturier.runtime.internal.io.RequestMark;
import io.github.facturier.runtime.spi.CallRejectedException;
import io.github.facturier.runtime.spi.Pager;
import io.github.facturier.runtime.spi.UnreadableResponseException;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Timeout;
import retrofit2.Response;

/**
 * The objects that all calls of a client share.
 *
 * @param calls creates calls that pass the interceptors
 * @param errors creates the exceptions
 * @param pager decides whether another page follows
 * @param lifetime tells whether the client is closed
 * @param background runs prefetching
 */
record CallContext(
    okhttp3.Call.Factory calls,
    ApiExceptionFactory errors,
    Pager pager,
    Lifetime lifetime,
    Executor background) {
  /** Creates a call with the time limits of another one. */
  okhttp3.Call call(Request request, okhttp3.Call like) {
    okhttp3.Call call = calls.newCall(request);
    Timeout limits = like.timeout();
    call.timeout().timeout(limits.timeoutNanos(), TimeUnit.NANOSECONDS);
    if (limits.hasDeadline()) {
      call.timeout().deadlineNanoTime(limits.deadlineNanoTime());
    }
    return call;
  }

  ApiCall<Download> download(Request request, okhttp3.Call like) {
    Request streamed = RequestMark.STREAMED.on(request);
    return new DefaultApiCall<>(call(streamed, like), downloads(""), this);
  }

  ResponseMapper<ResponseBody, Download> downloads(String mediaType) {
    return new ResponseMapper<>(body -> body, response -> download(response, mediaType));
  }

  private Download download(Response<ResponseBody> response, String mediaType) throws IOException {
    Request request = response.raw().request();
    return Download.checked(response, mediaType, () -> describe(request));
  }

  /**
   * Maps an exception of a call without a response.
   *
   * @return an {@link ApiException}, or the {@code IOException} of the network without secrets
   */
  Exception noResponse(Request request, Throwable e) {
    try {
      if (e instanceof ApiException known) {
        return known;
      } else if (e instanceof UnreadableResponseException unreadable) {
        return errors.unreadable(request, unreadable);
      } else if (e instanceof CallRejectedException rejected) {
        return errors.rejected(request, rejected);
      } else if (e instanceof RedirectRejectedException rejected) {
        return errors.redirectRejected(request, rejected);
      } else if (e instanceof ThrownException thrown) {
        return errors.thrown(request, 0, thrown.getCause());
      } else if (e instanceof IOException io) {
        return errors.clean(request, io);
      }
      return errors.thrown(request, 0, e);
    } catch (Throwable worse) { // for example OutOfMemoryError
      return errors.thrown(request, 0, worse);
    }
  }

  /** Maps an exception of a call without a response to an {@link ApiException}. */
  ApiException failure(Request request, Throwable e) {
    Exception failure = noResponse(request, e);
    try {
      return failure instanceof IOException io
          ? errors.transport(request, io)
          : (ApiException) failure;
    } catch (Throwable worse) {
      return errors.thrown(request, 0, worse);
    }
  }

  /** Maps an exception of reading a response, other than a network failure. */
  ApiException unread(Request request, int status, Throwable e) {
    try {
      if (e instanceof ErrorInSuccessException error) {
        return error.html
            ? errors.html(request, status, error.body)
            : errors.inSuccess(request, status, error.body);
      } else if (e instanceof DecodingException decoding) {
        return errors.decoding(request, status, decoding);
      }
      return errors.thrown(request, status, e);
    } catch (Throwable worse) {
      return errors.thrown(request, status, worse);
    }
  }

  String describe(Request request) {
    return OperationMetadata.of(request).name()
        + " "
        + request.method()
        + " "
        + errors.redactedUrl(request);
  }
}
