package io.github.facturier.runtime.internal.http;

import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Sends reads and writes through separate clients. OkHttp may resend a read and may use an idle
 * connection for it; neither is allowed for a write.
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
