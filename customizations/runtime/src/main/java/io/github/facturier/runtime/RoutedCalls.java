package io.github.facturier.runtime;

import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * An authenticator of the user's may have OkHttp send a request again. That is welcome for reads;
 * everything else goes through a twin that has none, since nobody can tell whether the provider
 * acted already.
 */
final class RoutedCalls implements Call.Factory {
  private final OkHttpClient reads;
  private final OkHttpClient writes;

  RoutedCalls(OkHttpClient http) {
    this.reads = http;
    this.writes = http.newBuilder().authenticator(Authenticator.NONE).build();
  }

  @Override
  public Call newCall(Request request) {
    for (String segment : request.url().pathSegments()) {
      if (segment.startsWith("{")) {
        throw new IllegalArgumentException(
            CallInfo.of(request).name() + ": " + segment + " must be bound on the client first");
      }
    }
    return (CallInfo.of(request).isSafe() ? reads : writes).newCall(request);
  }
}
