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
 * Sends a write on a connection that is new or was in use a moment ago. A server closes a
 * connection that is idle, and a request that crosses with that is lost: OkHttp would send it
 * again, which is not possible for a write. Servers keep idle connections for 100 ms at least; one
 * that closes them at once is found out in HTTP/1 by a look at the socket, and in HTTP/2 by OkHttp.
 *
 * <p>The connections are in a pool of their own: those of reads stay as they are, and may be the
 * user's.
 */
public final class FreshConnectionInterceptor {
  /**
   * Counted from the headers of the last response. Short enough that neither a slow network nor a
   * busy machine makes 100 ms of it, long enough for the next write of a loop.
   */
  private static final long LONGEST_IDLE = TimeUnit.MILLISECONDS.toNanos(25);

  private static final int MOST_IDLE_CONNECTIONS = 64;
  private static final int KEEP_ALIVE_MILLIS = 250;

  private final Map<Connection, Use> uses = new WeakHashMap<>();

  private FreshConnectionInterceptor() {}

  /** To be called after all else that is added to the client. */
  public static void install(OkHttpClient.Builder http) {
    FreshConnectionInterceptor fresh = new FreshConnectionInterceptor();
    http.connectionPool(
        new ConnectionPool(MOST_IDLE_CONNECTIONS, KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS));
    http.addInterceptor(FreshConnectionInterceptor::outside);
    // First, so that the user's own do not see a request that is not sent.
    http.networkInterceptors().add(0, fresh::inside);
  }

  /** Takes the next connection where one was idle: nothing was sent. */
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
    if (connection == null) { // never so for a network interceptor
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

  /** Whether the server has not closed it, nor said anything that nobody asked for. */
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
    } catch (IOException e) { // it is closed already
      return;
    }
  }

  /** The use of one connection. */
  private static final class Use {
    /** Whether several requests are on their way at the same time, as in HTTP/2. */
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

    /** False if the connection has been idle, and is to be closed. */
    synchronized boolean begin() {
      boolean isIdle = used && (!shared || active == 0);
      closed |= isIdle && System.nanoTime() - idleSince > LONGEST_IDLE;
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

    /** While a body is read from a shared connection, that is not closed for another request. */
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

  /** Nothing was sent. OkHttp does not try again by itself after an exception of this kind. */
  private static final class IdleConnectionException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    IdleConnectionException() {
      super("the connection has been idle");
    }
  }
}
