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
 * A call that is not yet executed. {@link #result()}, {@link #future()}, {@code execute()} and
 * {@code enqueue(...)} send it. A call can be executed once, as in Retrofit; a second execution
 * throws {@link IllegalStateException}. {@link #clone()} returns a new call.
 *
 * <p>Arguments are checked when the call is created, not when it is executed: every method of a
 * client's interfaces throws {@link IllegalArgumentException} for an invalid argument.
 *
 * <p>Every throwable that occurs while a call is executed, in an interceptor or in the JVM, becomes
 * the cause of an {@link ApiException}. {@code execute()} and {@code enqueue(...)} keep Retrofit's
 * contract: an error status is a response, and a network failure is an {@link java.io.IOException}.
 *
 * <p>After {@code close()} of the client a call is not sent, and fails with a {@link
 * TransportException}. Calls that are already running complete as usual.
 *
 * <p>{@link #timeout()} limits the whole call. Default: {@code ClientBuilder.callTimeout}. {@link
 * #clone()}, {@link #with} and {@link #raw()} keep it.
 *
 * @param <T> the type of the result; {@link Void} if the response has no content of use
 */
public interface ApiCall<T extends @Nullable Object> extends Call<T> {
  /**
   * Executes the call and waits for the result. An interrupt of the thread cancels the call, as
   * {@link #cancel()} from another thread does: this method then throws a {@link
   * TransportException}, and the thread stays interrupted.
   *
   * @return the decoded response
   * @throws ApiException if the call fails; the subclass tells the reason
   * @throws IllegalStateException if the call was already executed; nothing is sent
   */
  T result();

  /**
   * Executes the call in the background. Cancelling the future cancels the call. A failed future
   * holds an {@link ApiException}.
   *
   * <p>At most {@code ClientBuilder.maxConcurrentCalls} calls (default: 64) run at the same time;
   * the others wait. The future is completed, and the callbacks of {@code enqueue(...)} run, in a
   * thread outside that limit: a callback may execute further calls and wait for them.
   *
   * @throws IllegalStateException if the call was already executed; nothing is sent
   */
  CompletableFuture<T> future();

  /**
   * Returns the same call with a changed request, for example with an additional header.
   * Credentials are still added, for the client's own host.
   *
   * @param change makes the new request from the current one
   * @throws TransportException if the function throws any other exception, which is the cause;
   *     nothing is sent
   * @throws IllegalArgumentException if the function throws one or returns null
   */
  @CheckReturnValue
  ApiCall<T> with(UnaryOperator<Request> change);

  /**
   * Returns the same call with a parameter that is not in the spec: in its form if it has one,
   * otherwise in its query.
   *
   * @throws IllegalArgumentException if the name is blank, the value is null, or the parameter is
   *     in the spec
   */
  @CheckReturnValue
  ApiCall<T> additionalParameter(String name, Object value);

  /**
   * Returns the same call with the unparsed response as its result: bytes and headers. Error
   * statuses still throw an {@link ApiException}.
   */
  @CheckReturnValue
  ApiCall<Download> raw();

  @CheckReturnValue
  @Override
  ApiCall<T> clone();
}
