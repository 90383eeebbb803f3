package io.github.facturier.runtime;

import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The threads and connections that all clients share, but for those that were given an {@code
 * OkHttpClient} of the user's. They end with the last client that is closed.
 */
final class SharedHttp {
  private static @Nullable Early<OkHttpClient> shared;
  private static int users;

  private SharedHttp() {}

  /**
   * Has them made in the background where there are none: half of what an application's first call
   * takes is reading the JVM's certificates, and there is enough to do meanwhile.
   */
  static synchronized Early<OkHttpClient> acquire() {
    if (shared == null) {
      shared = Early.start(SharedHttp::make);
    }
    users++;
    return shared;
  }

  private static OkHttpClient make() {
    return new OkHttpClient.Builder()
        .connectTimeout(10, TimeUnit.SECONDS)
        .readTimeout(60, TimeUnit.SECONDS)
        .writeTimeout(60, TimeUnit.SECONDS)
        .build();
  }

  static synchronized void release() {
    users--;
    if (users == 0 && shared != null) {
      OkHttpClient http = shared.get();
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
      shared = null;
    }
  }
}
