package io.github.facturier.sandbox.http;

import java.io.IOException;
import java.util.Set;
import okhttp3.Call;
import okhttp3.Callback;
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
  private static final OkHttpClient CLIENT = new OkHttpClient();
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  private LoopbackNotifier() {}

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
