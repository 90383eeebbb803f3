package io.github.facturier.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * A call that has not been made yet: Retrofit's own, with two shorter ways to its result. Like
 * Retrofit's it can be made once; {@link #clone()} gives another.
 *
 * <p>Arguments are checked where the call is asked for, not where it is made: every method of a
 * client's interfaces throws {@link IllegalArgumentException} if one of them cannot be right.
 *
 * @param <T> what the call brings; {@link Void} where the provider sends nothing worth reading
 */
public interface ApiCall<T extends @Nullable Object> extends Call<T> {
  /**
   * Makes the call and waits for it. An interrupt of the thread ends it, as {@link #cancel()} from
   * another thread does: with a {@link TransportException}, and with the thread still interrupted.
   *
   * @return what the provider sent
   * @throws ApiException if it did not come; which kind says why
   */
  T result();

  /**
   * Makes the call in the background. Cancelling the future cancels the call. An {@link
   * ApiException} is what a failed future holds.
   */
  CompletableFuture<T> future();

  /**
   * The same call with another request: a header more, another extension in the path. Credentials
   * are still added, on the client's own host.
   */
  ApiCall<T> with(UnaryOperator<Request> change);

  /**
   * The same call, with its answer as it came: bytes and headers, nothing parsed. Errors are still
   * errors.
   */
  ApiCall<Download> raw();

  @Override
  ApiCall<T> clone();
}
