package io.github.facturier.runtime;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import okhttp3.Request;
import okio.Timeout;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** {@link ApiCall} on top of a Retrofit call. */
class DefaultApiCall<S, T> implements ApiCall<T> {
  final Call<S> call;
  final Shape<S, T> shape;
  final CallContext context;

  DefaultApiCall(Call<S> call, Shape<S, T> shape, CallContext context) {
    this.call = call;
    this.shape = shape;
    this.context = context;
  }

  @Override
  public T result() {
    try {
      return unpack(execute());
    } catch (IOException e) {
      throw context.errors().transport(call.request(), e);
    }
  }

  @SuppressWarnings("NullAway") // null where T allows it: Void
  final T unpack(Response<T> response) {
    if (!response.isSuccessful()) {
      throw context.errors().status(response.raw(), response.errorBody());
    }
    if (response.body() == null && !shape.mayBeEmpty()) {
      throw context.errors().noContent(call.request(), response.code());
    }
    return response.body();
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
    enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<T> ignored, Response<T> response) {
            try {
              future.complete(unpack(response));
            } catch (ApiException e) {
              future.completeExceptionally(e);
            }
          }

          @Override
          public void onFailure(Call<T> ignored, Throwable e) {
            future.completeExceptionally(
                e instanceof IOException io ? context.errors().transport(call.request(), io) : e);
          }
        });
    return future;
  }

  @Override
  public Response<T> execute() throws IOException {
    try {
      return finish(call.execute());
    } catch (AnswerException | DecodingException e) {
      throw inAnswer(e);
    } catch (UnreadableAnswerException e) {
      throw context.errors().unreadable(call.request(), e);
    } catch (WithheldCallException e) {
      throw context.errors().withheld(call.request(), e);
    } catch (RefusedException e) {
      throw context.errors().refused(call.request(), e);
    } catch (IOException e) {
      throw context.errors().clean(call.request(), e);
    }
  }

  @Override
  public void enqueue(Callback<T> callback) {
    call.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<S> ignored, Response<S> response) {
            Response<T> finished;
            try {
              finished = finish(response);
            } catch (AnswerException | DecodingException e) {
              callback.onFailure(DefaultApiCall.this, inAnswer(e));
              return;
            } catch (IOException | RuntimeException e) {
              callback.onFailure(DefaultApiCall.this, clean(e));
              return;
            }
            callback.onResponse(DefaultApiCall.this, finished);
          }

          @Override
          public void onFailure(Call<S> ignored, Throwable e) {
            boolean ours = e instanceof AnswerException || e instanceof DecodingException;
            callback.onFailure(
                DefaultApiCall.this, ours ? inAnswer((RuntimeException) e) : clean(e));
          }
        });
  }

  private Response<T> finish(Response<S> response) throws IOException {
    return response.isSuccessful()
        ? Response.success(shape.finish().apply(response), response.raw())
        : Response.error(response.errorBody(), response.raw());
  }

  private Throwable clean(Throwable e) {
    if (e instanceof UnreadableAnswerException unreadable) {
      return context.errors().unreadable(call.request(), unreadable);
    }
    if (e instanceof WithheldCallException withheld) {
      return context.errors().withheld(call.request(), withheld);
    }
    if (e instanceof RefusedException refused) {
      return context.errors().refused(call.request(), refused);
    }
    return e instanceof IOException io ? context.errors().clean(call.request(), io) : e;
  }

  private ApiException inAnswer(RuntimeException e) {
    return context.inAnswer(call.request(), e);
  }

  @Override
  public ApiCall<T> with(UnaryOperator<Request> change) {
    return new DefaultApiCall<>(
        context.call(change.apply(request()), shape.converter()), shape, context);
  }

  @Override
  public ApiCall<Download> raw() {
    return context.download(request());
  }

  @Override
  public boolean isExecuted() {
    return call.isExecuted();
  }

  @Override
  public void cancel() {
    call.cancel();
  }

  @Override
  public boolean isCanceled() {
    return call.isCanceled();
  }

  @Override
  public ApiCall<T> clone() {
    return new DefaultApiCall<>(call.clone(), shape, context);
  }

  @Override
  public Request request() {
    return call.request();
  }

  @Override
  public Timeout timeout() {
    return call.timeout();
  }

  /** The HTTP method and the redacted address. */
  @Override
  public String toString() {
    return context.describe(request());
  }
}
