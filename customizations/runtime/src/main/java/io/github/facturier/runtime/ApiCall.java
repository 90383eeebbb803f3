package io.github.facturier.runtime;

import io.github.facturier.runtime.annotation.CheckReturnValue;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.TransportException;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * A call that has not been made yet: nothing is sent before {@link #result()}, {@link #future()},
 * {@code execute()} or {@code enqueue(...)}. Like Retrofit's it can be made once; {@link #clone()}
 * gives another. A second time is an {@link IllegalStateException}.
 *
 * <p>Arguments are checked where the call is asked for, not where it is made: every method of a
 * client's interfaces throws {@link IllegalArgumentException} if one of them cannot be right.
 *
 * <p>Whatever is thrown while a call is made, by an interceptor or by the JVM, is an {@link
 * ApiException} with that as its cause. {@code execute()} and {@code enqueue(...)} keep what
 * Retrofit promises: an error status is a response, and a failure of the network is an {@link
 * java.io.IOException}.
 *
 * <p>After {@code close()} of the client a call is not sent, and fails with a {@link
 * TransportException} whichever way it is made; calls that were begun before end as usual.
 *
 * <p>{@link #timeout()} limits the whole call: default is {@code ClientBuilder.callTimeout}. It is
 * kept by {@link #clone()}, {@link #with} and {@link #raw()}.
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
   * @throws IllegalStateException if the call was made already; nothing was sent
   */
  T result();

  /**
   * Makes the call in the background. Cancelling the future cancels the call. An {@link
   * ApiException} is what a failed future holds.
   *
   * <p>As many calls as {@code ClientBuilder.maxConcurrentCalls} says run at a time (default: 64),
   * the others wait for their turn. The future is completed, and the callbacks of {@code
   * enqueue(...)} run, in a thread that is not one of these: a callback may make further calls and
   * wait for them.
   *
   * @throws IllegalStateException if the call was made already; nothing was sent
   */
  CompletableFuture<T> future();

  /**
   * The same call with another request: a header more, another extension in the path. Credentials
   * are still added, on the client's own host.
   *
   * @param change makes the request of the one that there is
   * @throws TransportException if the function throws anything else; its cause is what was thrown,
   *     and nothing was sent
   * @throws IllegalArgumentException if the function throws one, or returns null
   */
  @CheckReturnValue
  ApiCall<T> with(UnaryOperator<Request> change);

  /**
   * The same call, with its answer as it came: bytes and headers, nothing parsed. Errors are still
   * errors.
   */
  @CheckReturnValue
  ApiCall<Download> raw();

  @CheckReturnValue
  @Override
  ApiCall<T> clone();
}
