package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.error.Outcome;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Records for each call whether its request was sent, and the status of a successful response.
 * Exceptions that occur later, for example while the body is read, use this state.
 */
public final class OutcomeInterceptor {
  private static final class State {
    private volatile Outcome outcome = Outcome.NOT_SENT;
    private volatile int successStatus;
  }

  private OutcomeInterceptor() {}

  /** Must be called after all interceptors that may reject a request are added. */
  public static void install(OkHttpClient.Builder http) {
    http.addInterceptor(OutcomeInterceptor::outside);
    http.addNetworkInterceptor(OutcomeInterceptor::inside);
  }

  /** Adds the state to the request of a new call. */
  public static Request prepared(Request request) {
    return request.newBuilder().tag(State.class, new State()).build();
  }

  /** The status of a successful response, 0 if there is none. */
  public static int successStatus(Request request) {
    State state = request.tag(State.class);
    return state == null ? 0 : state.successStatus;
  }

  /**
   * The outcome without regard to the response body: {@link Outcome#NOT_SENT}, {@link
   * Outcome#REJECTED} if every request that was sent was rejected, otherwise {@link
   * Outcome#UNKNOWN}.
   */
  public static Outcome of(Request request) {
    State state = request.tag(State.class);
    return state == null ? Outcome.UNKNOWN : state.outcome;
  }

  /**
   * The state of the call's own request, since a user's interceptor may create a request without
   * tags.
   */
  private static @Nullable State state(Call call) {
    return call.request().tag(State.class);
  }

  /** Inside everything that reads a body, retries or follows redirects. */
  private static Response outside(Interceptor.Chain chain) throws IOException {
    State state = state(chain.call());
    if (state == null) {
      return chain.proceed(chain.request());
    }
    state.successStatus = 0;
    Response response = chain.proceed(chain.request());
    state.successStatus = response.isSuccessful() ? response.code() : 0;
    return response;
  }

  /** With an open connection: the next step writes the request. */
  private static Response inside(Interceptor.Chain chain) throws IOException {
    State state = state(chain.call());
    if (state == null) {
      return chain.proceed(chain.request());
    }
    boolean mayHaveActed = state.outcome == Outcome.UNKNOWN; // in an earlier attempt
    state.outcome = Outcome.UNKNOWN;
    Response response = chain.proceed(chain.request());
    if (!mayHaveActed && Outcome.ofStatus(response.code()) == Outcome.REJECTED) {
      state.outcome = Outcome.REJECTED;
    }
    return response;
  }
}
