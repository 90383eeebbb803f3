package io.github.facturier.runtime.internal.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The connections that all clients share, except clients with a user's {@code OkHttpClient}. They
 * are closed with the last client, or at the end of its last running call.
 */
public final class SharedHttpClient {
  private static @Nullable SharedHttpClient shared;
  private static int users;

  private final ConnectionPool connections = new ConnectionPool();
  private volatile boolean unused;

  private final OkHttpClient http = make();

  private SharedHttpClient() {}

  public static synchronized OkHttpClient acquire() {
    if (shared == null) {
      shared = new SharedHttpClient();
    }
    users++;
    return shared.http;
  }

  public static synchronized void release() {
    users--;
    if (users == 0 && shared != null) {
      shared.unused = true;
      shared.connections.evictAll();
      shared = null;
    }
  }

  private OkHttpClient make() {
    return new OkHttpClient.Builder()
        .connectTimeout(10, TimeUnit.SECONDS)
        .readTimeout(60, TimeUnit.SECONDS)
        .writeTimeout(60, TimeUnit.SECONDS)
        .connectionPool(connections)
        .dispatcher(new Dispatcher(CallThreads.INSTANCE))
        .eventListener(new LastCalls())
        .build();
  }

  /** Closes the connections of calls that end after the last client is closed. */
  private final class LastCalls extends EventListener {
    @Override
    public void callEnd(Call call) {
      evict();
    }

    @Override
    public void callFailed(Call call, IOException e) {
      evict();
    }

    private void evict() {
      if (unused) {
        connections.evictAll();
      }
    }
  }
}
