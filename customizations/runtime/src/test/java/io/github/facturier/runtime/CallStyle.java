package io.github.facturier.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** The ways to make a call. */
public enum CallStyle {
  RESULT {
    @Override
    public <T> @Nullable Object outcome(ApiCall<T> call) {
      return call.result();
    }
  },
  FUTURE {
    @Override
    public <T> @Nullable Object outcome(ApiCall<T> call) throws Exception {
      return awaited(call.future());
    }
  },
  EXECUTE {
    @Override
    public <T> @Nullable Object outcome(ApiCall<T> call) throws Exception {
      return call.execute().body();
    }
  },
  ENQUEUE {
    @Override
    public <T> @Nullable Object outcome(ApiCall<T> call) throws Exception {
      CompletableFuture<@Nullable T> outcome = new CompletableFuture<>();
      call.enqueue(
          new Callback<T>() {
            @Override
            public void onResponse(Call<T> ignored, Response<T> response) {
              outcome.complete(response.body());
            }

            @Override
            public void onFailure(Call<T> ignored, Throwable e) {
              outcome.completeExceptionally(e);
            }
          });
      return awaited(outcome);
    }
  };

  /** The result of the call; its exception is thrown unchanged. */
  public abstract <T> @Nullable Object outcome(ApiCall<T> call) throws Exception;

  /** The exception of the call. */
  public final Throwable failure(ApiCall<?> call) {
    Object outcome;
    try {
      outcome = outcome(call);
    } catch (Throwable e) {
      return e;
    }
    throw new AssertionError(this + " brought " + outcome);
  }

  private static <T> T awaited(CompletableFuture<T> future) throws Exception {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("the future did not end", e);
    }
  }
}
