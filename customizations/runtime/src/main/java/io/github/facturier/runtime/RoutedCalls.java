package io.github.facturier.runtime;

import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * OkHttp resends a request silently when a pooled connection turns out to be broken. That is
 * welcome for reads; for everything else nobody can tell whether the provider acted already, so
 * those calls go through a twin that never does, not even when asked to by an authenticator of the
 * user's.
 */
final class RoutedCalls implements Call.Factory {
  private final OkHttpClient reads;
  private final OkHttpClient writes;

  RoutedCalls(OkHttpClient http) {
    this.reads = http;
    this.writes =
        http.newBuilder().retryOnConnectionFailure(false).authenticator(Authenticator.NONE).build();
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
