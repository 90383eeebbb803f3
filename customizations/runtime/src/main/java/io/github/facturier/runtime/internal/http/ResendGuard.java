package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.internal.io.UploadBody;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from sending a request again where {@link RetryInterceptor} alone may judge: a write
 * that may have reached the server, and whatever has a response. OkHttp may try one address of a
 * host after the other until a connection stands, and may send a read again if a connection breaks
 * that was used before: the server may have closed it while it was idle. Over HTTP/2 it would send
 * a read without end if each connection is closed at once.
 *
 * <p>This depends on one thing only: that each request goes through the network interceptors.
 * Whatever OkHttp sends again arrives there a second time, is not let through, and the call gets
 * the first outcome.
 */
public final class ResendGuard {
  private static final String RETRY_AFTER = "Retry-After";

  /** The connections that a request was sent on; clients may share them. */
  private static final Set<Connection> USED =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private ResendGuard() {}

  public static void install(OkHttpClient.Builder http) {
    http.addInterceptor(ResendGuard::outside);
    // First, so that the user's own do not see a request that is not sent.
    http.networkInterceptors().add(0, ResendGuard::inside);
  }

  /** Around OkHttp's own repetitions. */
  private static Response outside(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    UploadBody.checkReadable(request.body());
    Attempt attempt = new Attempt(OperationMetadata.of(request).isSafe());
    Response response;
    try {
      response = chain.proceed(request.newBuilder().tag(Attempt.class, attempt).build());
    } catch (IOException e) {
      response = attempt.firstOutcome(e);
    }
    return attempt.shown(response).newBuilder().request(request).build();
  }

  /** On a connection that stands. */
  private static Response inside(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Attempt attempt = request.tag(Attempt.class);
    return attempt == null ? chain.proceed(request) : attempt.send(chain);
  }

  /** One attempt of a call. OkHttp makes its requests one after the other. */
  private static final class Attempt {
    private final boolean isRead;
    private boolean sent;
    private @Nullable IOException failure;
    private @Nullable Response response;
    private @Nullable String retryAfter;

    Attempt(boolean isRead) {
      this.isRead = isRead;
    }

    Response send(Interceptor.Chain chain) throws IOException {
      if (sent) {
        throw new ResentException();
      }
      sent = true;
      boolean isNew = USED.add(chain.connection());
      try {
        Response received = chain.proceed(chain.request());
        sent = !isTurnedAway(received.code());
        response = sent ? received : null;
        return hidden(received);
      } catch (IOException e) {
        sent = isNew || !isRead;
        failure = sent ? e : null;
        throw e;
      }
    }

    /** Neither a proxy nor a server has acted on the request: it has to be sent in another way. */
    private boolean isTurnedAway(int code) {
      return code == 407 || code == 421 || code == 401 && isRead;
    }

    /**
     * OkHttp repeats after these unless the server asks for a wait. It would be refused; but the
     * text of the response would be lost.
     */
    private static boolean isRepeated(Response response) {
      return response.code() == 408 || response.code() == 503;
    }

    private Response hidden(Response received) {
      if (!isRepeated(received)) {
        return received;
      }
      retryAfter = received.header(RETRY_AFTER);
      return received.newBuilder().header(RETRY_AFTER, "1").build();
    }

    Response shown(Response received) {
      if (response == null || !isRepeated(received)) {
        return received;
      }
      Response.Builder shown = received.newBuilder().removeHeader(RETRY_AFTER);
      return (retryAfter == null ? shown : shown.header(RETRY_AFTER, retryAfter)).build();
    }

    /**
     * What became of the request, where OkHttp failed to send it once more.
     *
     * @throws IOException what the request failed with
     */
    Response firstOutcome(IOException e) throws IOException {
      if (response != null) {
        return response.newBuilder().body(ResponseBody.create("", null)).build();
      }
      throw failure == null ? e : failure;
    }
  }

  /** A request is not sent again. OkHttp does not look for another connection after such a one. */
  private static final class ResentException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    ResentException() {
      super("not sent again");
    }
  }
}
