package io.github.facturier.runtime.internal.http;

import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Sends reads and writes through clients of their own. An authenticator of the user's may have
 * OkHttp send a read again, and a read may go out on a connection that was idle, since it is
 * repeated if that fails. A write has neither.
 */
public final class MethodAwareCallFactory implements Call.Factory {
  private final OkHttpClient reads;
  private final OkHttpClient writes;

  public MethodAwareCallFactory(OkHttpClient http) {
    this.reads = http;
    OkHttpClient.Builder writes = http.newBuilder().authenticator(Authenticator.NONE);
    FreshConnectionInterceptor.install(writes);
    this.writes = writes.build();
  }

  @Override
  public Call newCall(Request request) {
    for (String segment : request.url().pathSegments()) {
      if (segment.startsWith("{")) {
        throw new IllegalArgumentException(
            OperationMetadata.of(request).name()
                + ": "
                + segment
                + " must be bound on the client first");
      }
    }
    return (OperationMetadata.of(request).isSafe() ? reads : writes).newCall(request);
  }
}
