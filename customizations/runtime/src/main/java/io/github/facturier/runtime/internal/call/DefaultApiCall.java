package io.github.facturier.runtime.internal.call;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.internal.http.CallThreads;
import io.github.facturier.runtime.internal.http.OperationMetadata;
import io.github.facturier.runtime.internal.http.OutcomeInterceptor;
import io.github.facturier.runtime.internal.http.RequestParameters;
import io.github.facturier.runtime.internal.io.RequestMark;
import io.github.facturier.runtime.spi.ReceivedCall;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * {@link ApiCall} on top of an OkHttp call. Every exception, including an {@code Error}, becomes an
 * {@link ApiException}, since its outcome tells the caller whether the server may have executed the
 * call.
 */
class DefaultApiCall<S, T> implements ApiCall<T>, ReceivedCall {
  final okhttp3.Call call;
  final ResponseMapper<S, T> mapper;
  final CallContext context;
  private final AtomicBoolean executed = new AtomicBoolean();

  DefaultApiCall(okhttp3.Call call, ResponseMapper<S, T> mapper, CallContext context) {
    this.call = call;
    this.mapper = mapper;
    this.context = context;
  }

  @Override
  public T result() {
    begin();
    Response<T> response;
    try {
      checkOpen();
      response = read(call.execute());
    } catch (Throwable e) {
      throw context.failure(request(), e);
    }
    return unpack(response);
  }

  @Override
  public ApiException failed(Throwable e) {
    int status = OutcomeInterceptor.successStatus(request());
    return status == 0 || e instanceof IOException
        ? context.failure(request(), e)
        : context.unread(request(), status, e);
  }

  @SuppressWarnings("NullAway") // null where T allows it: Void
  final T unpack(Response<T> response) {
    try {
      if (!response.isSuccessful()) {
        throw context.errors().status(response.raw(), response.errorBody());
      }
      if (response.body() == null && !mapper.mayBeEmpty()) {
        throw context.errors().noContent(request(), response.code());
      }
      return response.body();
    } catch (ApiException e) {
      throw e;
    } catch (Throwable e) {
      throw context.unread(request(), response.code(), e);
    }
  }

  @Override
  public CompletableFuture<T> future() {
    CompletableFuture<T> future = new CompletableFuture<>();
    future.whenComplete(
        (value, failure) -> {
          if (future.isCancelled()) {
            cancel();
          }
        });
    begin();
    enqueue(
        (response, failure) -> {
          if (response == null) {
            fail(future, failure);
            return;
          }
          T value;
          try {
            value = unpack(response);
          } catch (Throwable e) {
            fail(future, e);
            return;
          }
          CallThreads.runCallback(
              () -> {
                if (!future.complete(value) && value instanceof AutoCloseable unwanted) {
                  close(unwanted);
                }
              });
        });
    return future;
  }

  private void fail(CompletableFuture<T> future, @Nullable Throwable e) {
    Throwable failure = context.failure(request(), Objects.requireNonNull(e));
    CallThreads.runCallback(() -> future.completeExceptionally(failure));
  }

  private static void close(AutoCloseable unwanted) {
    try {
      unwanted.close();
    } catch (Exception e) { // the result is no longer needed
    }
  }

  @Override
  public Response<T> execute() throws IOException {
    begin();
    Exception failure;
    try {
      checkOpen();
      return read(call.execute());
    } catch (Throwable e) {
      failure = context.noResponse(request(), e);
    }
    if (failure instanceof IOException io) {
      throw io;
    }
    throw (ApiException) failure;
  }

  @Override
  public void enqueue(Callback<T> callback) {
    Objects.requireNonNull(callback, "callback");
    begin();
    enqueue(
        (response, failure) ->
            CallThreads.runCallback(
                () -> {
                  if (response == null) {
                    callback.onFailure(this, failure);
                  } else {
                    callback.onResponse(this, response);
                  }
                }));
  }

  /** Calls back exactly once, with a response or with an exception. */
  private void enqueue(BiConsumer<@Nullable Response<T>, @Nullable Throwable> callback) {
    try {
      checkOpen();
      call.enqueue(
          new okhttp3.Callback() {
            @Override
            public void onResponse(okhttp3.Call ignored, okhttp3.Response raw) {
              Response<T> response;
              try {
                response = read(raw);
              } catch (Throwable e) {
                callback.accept(null, context.noResponse(request(), e));
                return;
              }
              callback.accept(response, null);
            }

            @Override
            public void onFailure(okhttp3.Call ignored, IOException e) {
              callback.accept(null, context.noResponse(request(), e));
            }
          });
    } catch (Throwable e) {
      callback.accept(null, context.noResponse(request(), e));
    }
  }

  /** Ensures that the call is executed only once, as in Retrofit. */
  private void begin() {
    if (!executed.compareAndSet(false, true)) {
      throw new IllegalStateException(
          OperationMetadata.of(request()).name()
              + ": this call was already executed; clone() returns a new call");
    }
  }

  private void checkOpen() {
    if (context.lifetime().isClosed() && !RequestMark.CONTINUED.isOn(request())) {
      throw context.errors().closed(request());
    }
  }

  private Response<T> read(okhttp3.Response raw) throws IOException {
    try {
      Response<S> response = converted(raw);
      return response.isSuccessful()
          ? Response.success(mapper.finish().apply(response), response.raw())
          : Response.error(response.errorBody(), response.raw());
    } catch (IOException e) {
      raw.close();
      throw e;
    } catch (Throwable e) {
      raw.close();
      throw context.unread(request(), raw.code(), e);
    }
  }

  private Response<S> converted(okhttp3.Response response) throws IOException {
    ResponseBody body = response.body();
    okhttp3.Response bodiless =
        response.newBuilder().body(ResponseBody.create("", body.contentType())).build();
    if (!response.isSuccessful()) {
      return Response.error(buffered(body), bodiless);
    }
    if (response.code() == 204 || response.code() == 205) {
      body.close();
      return Response.success(null, bodiless);
    }
    return Response.success(mapper.converter().convert(body), bodiless);
  }

  /**
   * Buffers the body of an error, so that a caller who reads only the status need not close it. An
   * incomplete body is still an error body.
   */
  private static ResponseBody buffered(ResponseBody body) {
    Buffer buffer = new Buffer();
    try (body) {
      buffer.writeAll(body.source());
    } catch (IOException e) { // keep what was received until then
      return ResponseBody.create(buffer, body.contentType(), buffer.size());
    }
    return ResponseBody.create(buffer, body.contentType(), buffer.size());
  }

  @Override
  public ApiCall<T> with(UnaryOperator<Request> change) {
    return new DefaultApiCall<>(context.call(changed(change), call), mapper, context);
  }

  @Override
  public ApiCall<T> additionalParameter(String name, Object value) {
    return with(request -> RequestParameters.withAdditional(name, value, request));
  }

  final Request changed(UnaryOperator<Request> change) {
    Request changed;
    try {
      changed = change.apply(request());
    } catch (IllegalArgumentException e) { // invalid argument of the caller
      throw e;
    } catch (Throwable e) {
      throw context.errors().changeFailed(request(), e);
    }
    return Checks.required(
        OperationMetadata.of(request()).name(), "the request of with(...)", changed);
  }

  @Override
  public ApiCall<Download> raw() {
    return context.download(request(), call);
  }

  @Override
  public boolean isExecuted() {
    return executed.get();
  }

  @Override
  public void cancel() {
    call.cancel();
  }

  @Override
  public boolean isCanceled() {
    return call.isCanceled();
  }

  @SuppressWarnings("MethodDoesntCallSuperMethod") // a call's state cannot be copied
  @Override
  public ApiCall<T> clone() {
    return new DefaultApiCall<>(context.call(request(), call), mapper, context);
  }

  @Override
  public Request request() {
    return call.request();
  }

  @Override
  public Timeout timeout() {
    return call.timeout();
  }

  /** The HTTP method and the redacted URL. */
  @Override
  public String toString() {
    return context.describe(request());
  }
}
