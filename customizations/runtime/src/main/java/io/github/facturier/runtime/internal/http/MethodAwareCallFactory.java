package io.github.facturier.runtime.internal.http;

import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Sends reads and writes through clients of their own: a read may be repeated by OkHttp, and may go
 * out on a connection that was idle; a write may not.
 */
public final class MethodAwareCallFactory implements Call.Factory {
  private final OkHttpClient reads;
  private final OkHttpClient writes;

  public MethodAwareCallFactory(OkHttpClient reads, OkHttpClient writes) {
    this.reads = reads;
    this.writes = writes;
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
