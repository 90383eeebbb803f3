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
 * Prevents OkHttp from resending a request in cases that {@link RetryInterceptor} decides: a write
 * that may have reached the server, and a request with a response. OkHttp may try all addresses of
 * a host until a connection is established, and may resend a read if a reused connection breaks,
 * since the server may have closed it while it was idle. Over HTTP/2, OkHttp would resend a read
 * endlessly if the server closes each connection at once.
 *
 * <p>This relies on one property of OkHttp only: each request passes the network interceptors. A
 * resent request is detected there and rejected, and the call gets the outcome of the first
 * request.
 */
public final class ResendGuard {
  private static final String RETRY_AFTER = "Retry-After";

  /** The connections that have sent a request. Clients may share connections. */
  private static final Set<Connection> USED =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private ResendGuard() {}

  public static void install(OkHttpClient.Builder http) {
    http.addInterceptor(ResendGuard::outside);
    // First, so that the user's own do not see a request that is not sent.
    http.networkInterceptors().add(0, ResendGuard::inside);
  }

  /** Outside OkHttp's own retries. */
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

  /** With an open connection. */
  private static Response inside(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Attempt attempt = request.tag(Attempt.class);
    return attempt == null ? chain.proceed(request) : attempt.send(chain);
  }

  /** One attempt of a call. OkHttp sends its requests sequentially. */
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
        sent = !isUnprocessed(received.code());
        response = sent ? received : null;
        return hidden(received);
      } catch (IOException e) {
        sent = isNew || !isRead;
        failure = sent ? e : null;
        throw e;
      }
    }

    /**
     * Whether neither a proxy nor the server has processed the request, which must be sent in
     * another way.
     */
    private boolean isUnprocessed(int code) {
      return code == 407 || code == 421 || code == 401 && isRead;
    }

    /**
     * Whether OkHttp would resend after this status. That would be rejected, and the body of the
     * response would be lost.
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
     * The outcome of the first request, if OkHttp tried to resend it.
     *
     * @throws IOException the exception of the first request
     */
    Response firstOutcome(IOException e) throws IOException {
      if (response != null) {
        return response.newBuilder().body(ResponseBody.create("", null)).build();
      }
      throw failure == null ? e : failure;
    }
  }

  /** The request is not resent. OkHttp does not retry after a {@code ProtocolException}. */
  private static final class ResentException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    ResentException() {
      super("not sent again");
    }
  }
}
