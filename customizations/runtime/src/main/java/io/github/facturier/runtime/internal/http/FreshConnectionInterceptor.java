package io.github.facturier.runtime.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Sends a write only on a connection that is new or was used within the last 25 ms. A server closes
 * idle connections, and a request that is sent at that moment is lost: OkHttp would resend it,
 * which is not allowed for a write. Servers keep idle connections for at least 100 ms. If a server
 * closes them at once, a check of the socket (HTTP/1) or OkHttp (HTTP/2) detects that.
 *
 * <p>Writes have a separate connection pool, so that connections of reads, which may belong to the
 * user's {@code OkHttpClient}, are not closed.
 */
public final class FreshConnectionInterceptor {
  /**
   * Counted from the headers of the last response. Short enough to stay below 100 ms with a slow
   * network or a busy machine, long enough for the next write in a loop.
   */
  private static final long MAX_IDLE = TimeUnit.MILLISECONDS.toNanos(25);

  private static final int MAX_IDLE_CONNECTIONS = 64;
  private static final int KEEP_ALIVE_MILLIS = 250;

  private final Map<Connection, Use> uses = new WeakHashMap<>();

  private FreshConnectionInterceptor() {}

  /** Must be called after all other interceptors are added. */
  public static void install(OkHttpClient.Builder http) {
    FreshConnectionInterceptor fresh = new FreshConnectionInterceptor();
    http.connectionPool(
        new ConnectionPool(MAX_IDLE_CONNECTIONS, KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS));
    http.addInterceptor(FreshConnectionInterceptor::outside);
    // First, so that the user's interceptors do not see a request that is not sent.
    http.networkInterceptors().add(0, fresh::inside);
  }

  /** Tries the next connection if one was idle. Nothing was sent on the idle one. */
  private static Response outside(Interceptor.Chain chain) throws IOException {
    while (true) {
      try {
        return chain.proceed(chain.request());
      } catch (IdleConnectionException e) {
        continue;
      }
    }
  }

  private Response inside(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection == null) { // impossible in a network interceptor
      return chain.proceed(chain.request());
    }
    Use use = use(connection);
    boolean isReused = use.isUsed();
    if (!use.begin() || isReused && !use.shared && !isOpen(connection.socket())) {
      close(connection);
      throw new IdleConnectionException();
    }
    try {
      Response response = use.untilRead(chain.proceed(chain.request()));
      use.receivedHeaders();
      return response;
    } catch (IOException | RuntimeException | Error e) {
      use.end();
      throw e;
    }
  }

  private synchronized Use use(Connection connection) {
    return uses.computeIfAbsent(connection, key -> new Use(isShared(connection)));
  }

  private static boolean isShared(Connection connection) {
    return connection.protocol() == Protocol.HTTP_2
        || connection.protocol() == Protocol.H2_PRIOR_KNOWLEDGE;
  }

  /** Whether the server has neither closed the connection nor sent unexpected bytes. */
  private static boolean isOpen(Socket socket) {
    try {
      int timeout = socket.getSoTimeout();
      socket.setSoTimeout(1);
      try {
        socket.getInputStream().read();
        return false;
      } catch (SocketTimeoutException e) {
        return true;
      } finally {
        socket.setSoTimeout(timeout);
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.socket().close();
    } catch (IOException e) { // already closed
      return;
    }
  }

  /** The use of one connection. */
  private static final class Use {
    /** Whether the connection has concurrent requests, as in HTTP/2. */
    private final boolean shared;

    private int active;
    private boolean used;
    private boolean closed;
    private long idleSince;

    Use(boolean shared) {
      this.shared = shared;
    }

    synchronized boolean isUsed() {
      return used;
    }

    /** Returns false if the connection was idle and must be closed. */
    synchronized boolean begin() {
      boolean isIdle = used && (!shared || active == 0);
      closed |= isIdle && System.nanoTime() - idleSince > MAX_IDLE;
      if (!closed) {
        used = true;
        active++;
      }
      return !closed;
    }

    synchronized void receivedHeaders() {
      idleSince = System.nanoTime();
    }

    synchronized void end() {
      active--;
    }

    /** Keeps a shared connection open until the body of this response is read. */
    Response untilRead(Response response) {
      ResponseBody body = response.body();
      if (!shared || body == null) {
        return response;
      }
      BufferedSource bytes = Okio.buffer(new Reading(body.source()));
      return response
          .newBuilder()
          .body(ResponseBody.create(bytes, body.contentType(), body.contentLength()))
          .build();
    }

    private final class Reading extends ForwardingSource {
      private boolean ended;

      Reading(BufferedSource bytes) {
        super(bytes);
      }

      @Override
      public long read(Buffer sink, long byteCount) throws IOException {
        long read = super.read(sink, byteCount);
        if (read < 0) {
          endOnce();
        }
        return read;
      }

      @Override
      public void close() throws IOException {
        endOnce();
        super.close();
      }

      private void endOnce() {
        if (!ended) {
          ended = true;
          end();
        }
      }
    }
  }

  /** Nothing was sent. OkHttp does not retry after a {@code ProtocolException}. */
  private static final class IdleConnectionException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    IdleConnectionException() {
      super("the connection was idle");
    }
  }
}
