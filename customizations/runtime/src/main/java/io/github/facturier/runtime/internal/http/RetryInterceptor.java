package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.internal.io.Sleeper;
import io.github.facturier.runtime.spi.CallRejectedException;
import io.github.facturier.runtime.spi.Operations;
import io.github.facturier.runtime.spi.UnreadableResponseException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retries requests that are safe to repeat; see {@link RetryPolicy}. */
public final class RetryInterceptor implements Interceptor {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.facturier.retry");

  private final RetryPolicy policy;
  private final Sleeper sleeper;

  public RetryInterceptor(RetryPolicy policy, Sleeper sleeper) {
    this.policy = policy;
    this.sleeper = sleeper;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    OperationMetadata info = OperationMetadata.of(request);
    Duration left = policy.budget();
    for (int attempt = 0; ; attempt++) {
      String reason;
      Duration wait;
      try {
        Response response = chain.proceed(request);
        if (!mayRepeat(response, request, info)) {
          return response;
        }
        wait = delay(attempt, left, RetryAfter.of(response.headers()));
        if (wait == null) {
          return response;
        }
        reason = "status " + response.code();
        response.close();
      } catch (IOException e) {
        wait = delay(attempt, left, null);
        if (wait == null
            || !info.isSafe()
            || !Operations.mayResend(request)
            || !isConnectionFailure(e)
            || chain.call().isCanceled()) {
          throw e;
        }
        reason = e.getClass().getSimpleName();
      }
      LOG.info("{}: {}, attempt {} in {} ms", info.name(), reason, attempt + 2, wait.toMillis());
      sleeper.sleep(wait, chain.call());
      left = left.minus(wait);
    }
  }

  /**
   * After 503 only a read is retried: a gateway may send it after its server has processed the
   * request. A response without a network response was created by the credentials after a call of
   * their own, which has its own retries.
   */
  private static boolean mayRepeat(Response response, Request request, OperationMetadata info) {
    boolean status = response.code() == 429 || response.code() == 503 && info.isSafe();
    return status && response.networkResponse() != null && Operations.mayResend(request);
  }

  /** Returns null if there is no further attempt. */
  private @Nullable Duration delay(int attempt, Duration left, @Nullable Duration asked) {
    if (attempt >= policy.retries()) {
      return null;
    }
    // "Retry-After: 0" goes to all rejected clients: spread their retries.
    Duration wait = asked == null || asked.isZero() ? jitter(attempt) : asked;
    return wait.compareTo(left) > 0 ? null : wait;
  }

  private Duration jitter(int attempt) {
    long bound = policy.firstDelay().toMillis() << Math.min(attempt, 20);
    long most = Math.min(bound, policy.longestDelay().toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
  }

  private static boolean isConnectionFailure(IOException e) {
    return (!(e instanceof SSLException) || isBrokenConnection(e))
        && !(e instanceof ProtocolException)
        && !(e instanceof RedirectRejectedException)
        && !(e instanceof CallRejectedException)
        && !(e instanceof UnreadableResponseException)
        && (!(e instanceof InterruptedIOException) || e instanceof SocketTimeoutException);
  }

  /**
   * TLS has its own exceptions for a broken connection, during and after the handshake. Errors of
   * the certificate or the protocol are permanent.
   */
  private static boolean isBrokenConnection(IOException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException || cause instanceof EOFException) {
        return true;
      }
    }
    return false;
  }
}
