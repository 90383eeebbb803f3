package io.github.facturier.sandbox.http;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executors;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Sends notifications in the background. Only loopback addresses are called, and a failed
 * notification is not repeated.
 */
public final class LoopbackNotifier {
  private static final OkHttpClient CLIENT =
      new OkHttpClient.Builder()
          .dispatcher(new Dispatcher(Executors.newCachedThreadPool(LoopbackNotifier::daemon)))
          .build();
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  private LoopbackNotifier() {}

  /** OkHttp's own threads would keep the JVM alive for a minute. */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "OkHttp sandbox webhooks");
    thread.setDaemon(true);
    return thread;
  }

  /** Posts a body to an address. Does nothing if it is not a loopback address. */
  public static void send(String address, RequestBody body) {
    HttpUrl url = HttpUrl.parse(address);
    if (url == null || !LOOPBACK.contains(url.host())) {
      return;
    }
    CLIENT
        .newCall(new Request.Builder().url(url).post(body).build())
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException e) {}

              @Override
              public void onResponse(Call call, Response response) {
                response.close();
              }
            });
  }
}
