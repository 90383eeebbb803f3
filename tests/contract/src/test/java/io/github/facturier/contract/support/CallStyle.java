package io.github.facturier.contract.support;

import io.github.facturier.runtime.ApiCall;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** The ways to make a call. */
public enum CallStyle {
  RESULT {
    @Override
    public <T> Object result(ApiCall<T> call) {
      return call.result();
    }
  },

  FUTURE {
    @Override
    public <T> Object result(ApiCall<T> call) throws Throwable {
      return awaited(call.future());
    }
  },

  /** Retrofit's own: every response is passed to {@code onResponse}, whatever its status. */
  CALLBACK {
    @Override
    public <T> Object result(ApiCall<T> call) throws Throwable {
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
   * The result of a call, which may be null.
   *
   * @throws Throwable what the call fails with, as its user sees it
   */
  public abstract <T> Object result(ApiCall<T> call) throws Throwable;

  private static Object awaited(CompletableFuture<?> later) throws Throwable {
    try {
      return later.get(2, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      throw e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("the call did not end", e);
    }
  }

  /** An {@code IOException} in {@code onFailure}. */
  public static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenException(Throwable cause) {
      super(cause);
    }
  }

  /** A response without a status of success. */
  public static final class StatusException extends Exception {
    private static final long serialVersionUID = 1L;

    StatusException(int status) {
      super("status " + status);
    }
  }
}
