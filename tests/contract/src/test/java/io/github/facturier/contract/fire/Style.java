package io.github.facturier.contract.fire;

import io.github.facturier.runtime.ApiCall;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** How a call is made. */
enum Style {
  RESULT {
    @Override
    <T> Object result(ApiCall<T> call) {
      return call.result();
    }
  },

  FUTURE {
    @Override
    <T> Object result(ApiCall<T> call) throws Throwable {
      return awaited(call.future());
    }
  },

  /** Retrofit's own: an answer is an answer, whatever its status. */
  CALLBACK {
    @Override
    <T> Object result(ApiCall<T> call) throws Throwable {
      CompletableFuture<Object> told = new CompletableFuture<>();
      call.enqueue(
          new Callback<>() {
            @Override
            public void onResponse(Call<T> ignored, Response<T> response) {
              if (response.isSuccessful()) {
                told.complete(response.body());
              } else {
                told.completeExceptionally(new StatusException(response.code()));
              }
            }

            @Override
            public void onFailure(Call<T> ignored, Throwable e) {
              told.completeExceptionally(e instanceof IOException ? new BrokenException(e) : e);
            }
          });
      return awaited(told);
    }
  };

  /**
   * What a call brings, which may be null.
   *
   * @throws Throwable whatever its user gets to see
   */
  abstract <T> Object result(ApiCall<T> call) throws Throwable;

  private static Object awaited(CompletableFuture<?> later) throws Throwable {
    try {
      return later.get(2, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      throw e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("nobody was told what became of the call", e);
    }
  }

  /** Stands for whatever OkHttp calls it that no whole answer came. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenException(Throwable cause) {
      super(cause);
    }
  }

  /** Stands for an answer with a status that is none of success. */
  static final class StatusException extends Exception {
    private static final long serialVersionUID = 1L;

    StatusException(int status) {
      super("status " + status);
    }
  }
}
