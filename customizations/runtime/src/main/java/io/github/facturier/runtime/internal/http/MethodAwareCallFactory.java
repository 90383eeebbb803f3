package io.github.facturier.runtime.internal.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Sends reads and writes through separate clients. OkHttp may resend a read and may use an idle
 * connection for it; neither is allowed for a write.
 */
public final class MethodAwareCallFactory implements Call.Factory {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final OkHttpClient reads;
  private final OkHttpClient writes;

  public MethodAwareCallFactory(OkHttpClient reads, OkHttpClient writes) {
    this.reads = reads;
    this.writes = writes;
  }

  @Override
  public Call newCall(Request request) {
    checkVariables(request);
    return (OperationMetadata.of(request).isSafe() ? reads : writes).newCall(request);
  }

  /** Rejects a path with a variable that has no value. */
  private static void checkVariables(Request request) {
    OperationMetadata operation = OperationMetadata.of(request);
    for (String segment : request.url().pathSegments()) {
      if (operation.isRaw()) {
        Matcher variable = VARIABLE.matcher(segment);
        if (variable.find()) {
          throw new IllegalArgumentException(
              "%s: parameter '%s' of the path has no value"
                  .formatted(operation.name(), variable.group(1)));
        }
      } else if (segment.startsWith("{")) {
        throw new IllegalArgumentException(
            operation.name() + ": " + segment + " must be bound on the client first");
      }
    }
  }
}
