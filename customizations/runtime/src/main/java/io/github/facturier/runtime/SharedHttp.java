package io.github.facturier.runtime;

import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The threads and connections that all clients share, but for those that were given an {@code
 * OkHttpClient} of the user's. They end with the last client that is closed.
 */
final class SharedHttp {
  private static @Nullable OkHttpClient shared;
  private static int users;

  private SharedHttp() {}

  static synchronized OkHttpClient acquire() {
    if (shared == null) {
      shared =
          new OkHttpClient.Builder()
              .connectTimeout(10, TimeUnit.SECONDS)
              .readTimeout(60, TimeUnit.SECONDS)
              .writeTimeout(60, TimeUnit.SECONDS)
              .build();
    }
    users++;
    return shared;
  }

  static synchronized void release() {
    users--;
    if (users == 0 && shared != null) {
      shared.dispatcher().executorService().shutdown();
      shared.connectionPool().evictAll();
      shared = null;
    }
  }
}
