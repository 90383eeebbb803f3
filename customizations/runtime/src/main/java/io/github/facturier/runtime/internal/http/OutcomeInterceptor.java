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
 * Keeps for each call whether its request was sent, and the status of a successful response, for an
 * error that is found later: while the body is read, say, of which Retrofit does not tell the
 * status.
 */
public final class OutcomeInterceptor {
  private static final class State {
    private volatile Outcome outcome = Outcome.NOT_SENT;
    private volatile int successStatus;
  }

  private OutcomeInterceptor() {}

  /** To be called after all else that may hold a request back. */
  public static void install(OkHttpClient.Builder http) {
    http.addInterceptor(OutcomeInterceptor::outside);
    http.addNetworkInterceptor(OutcomeInterceptor::inside);
  }

  /** A request of a call that is about to be made. */
  public static Request prepared(Request request) {
    return request.newBuilder().tag(State.class, new State()).build();
  }

  /** The status of a successful response, 0 if there is none. */
  public static int successStatus(Request request) {
    State state = request.tag(State.class);
    return state == null ? 0 : state.successStatus;
  }

  /**
   * What is known of the request whatever the response's body says: {@link Outcome#NOT_SENT},
   * {@link Outcome#REJECTED} if each request that was sent was rejected, else {@link
   * Outcome#UNKNOWN}.
   */
  public static Outcome of(Request request) {
    State state = request.tag(State.class);
    return state == null ? Outcome.UNKNOWN : state.outcome;
  }

  /** The call's own request: an interceptor of the user's may have made another, without tags. */
  private static @Nullable State state(Call call) {
    return call.request().tag(State.class);
  }

  /** Inside of whatever reads a body, sends another attempt or follows a redirect. */
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

  /** On a connection that stands: the next step writes the request. */
  private static Response inside(Interceptor.Chain chain) throws IOException {
    State state = state(chain.call());
    if (state == null) {
      return chain.proceed(chain.request());
    }
    boolean mayHaveActed = state.outcome == Outcome.UNKNOWN; // at an earlier attempt
    state.outcome = Outcome.UNKNOWN;
    Response response = chain.proceed(chain.request());
    if (!mayHaveActed && Outcome.ofStatus(response.code()) == Outcome.REJECTED) {
      state.outcome = Outcome.REJECTED;
    }
    return response;
  }
}
