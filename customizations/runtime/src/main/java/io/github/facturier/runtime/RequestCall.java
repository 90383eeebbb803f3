package io.github.facturier.runtime;

import java.io.IOException;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Converter;
import retrofit2.Response;

/**
 * A call of a request that is there already: what Retrofit's own call is once its parameters are
 * put in place.
 */
final class RequestCall<T> implements Call<T> {
  private final okhttp3.Call.Factory calls;
  private final okhttp3.Call raw;
  private final Converter<ResponseBody, T> converter;

  RequestCall(okhttp3.Call.Factory calls, Request request, Converter<ResponseBody, T> converter) {
    this.calls = calls;
    this.raw = calls.newCall(request);
    this.converter = converter;
  }

  @Override
  public Response<T> execute() throws IOException {
    return convert(raw.execute());
  }

  @Override
  public void enqueue(Callback<T> callback) {
    raw.enqueue(
        new okhttp3.Callback() {
          @Override
          public void onResponse(okhttp3.Call call, okhttp3.Response response) {
            Response<T> converted;
            try {
              converted = convert(response);
            } catch (IOException | RuntimeException e) {
              callback.onFailure(RequestCall.this, e);
              return;
            }
            callback.onResponse(RequestCall.this, converted);
          }

          @Override
          public void onFailure(okhttp3.Call call, IOException e) {
            callback.onFailure(RequestCall.this, e);
          }
        });
  }

  private Response<T> convert(okhttp3.Response response) throws IOException {
    ResponseBody body = response.body();
    okhttp3.Response bodiless =
        response.newBuilder().body(ResponseBody.create("", body.contentType())).build();
    if (!response.isSuccessful()) {
      return Response.error(buffered(body), bodiless);
    }
    @Nullable T value =
        response.code() == 204 || response.code() == 205 ? null : converter.convert(body);
    return Response.success(value, bodiless);
  }

  /** Nobody who looks at the status alone has to close anything. */
  private static ResponseBody buffered(ResponseBody body) throws IOException {
    try (body) {
      Buffer buffer = new Buffer();
      buffer.writeAll(body.source());
      return ResponseBody.create(buffer, body.contentType(), buffer.size());
    }
  }

  @Override
  public boolean isExecuted() {
    return raw.isExecuted();
  }

  @Override
  public void cancel() {
    raw.cancel();
  }

  @Override
  public boolean isCanceled() {
    return raw.isCanceled();
  }

  @SuppressWarnings("MethodDoesntCallSuperMethod") // a call's state cannot be copied
  @Override
  public Call<T> clone() {
    return new RequestCall<>(calls, raw.request(), converter);
  }

  @Override
  public Request request() {
    return raw.request();
  }

  @Override
  public Timeout timeout() {
    return raw.timeout();
  }
}
