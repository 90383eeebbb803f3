package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.internal.redact.Redactor;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs one line for each attempt at level debug, and the headers at level trace. Bodies are never
 * logged, since they contain personal data.
 */
public final class LoggingInterceptor implements Interceptor {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.facturier.http");

  private final Redactor redactor;

  public LoggingInterceptor(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!LOG.isDebugEnabled()) {
      return chain.proceed(request);
    }
    OperationMetadata info = OperationMetadata.of(request);
    Redactor clean = redactor.with(info.secrets());
    String line = info.name() + ": " + request.method() + " " + clean.url(request.url());
    long start = System.nanoTime();
    try {
      Response response = chain.proceed(request);
      LOG.debug("{} -> {} in {} ms", line, response.code(), millisSince(start));
      if (LOG.isTraceEnabled()) {
        LOG.trace("{} sent {}", line, headers(request.headers(), clean));
        LOG.trace("{} received {}", line, headers(response.headers(), clean));
      }
      return response;
    } catch (IOException e) {
      String failure = clean.text(e.getClass().getSimpleName() + ": " + e.getMessage());
      LOG.debug("{} -> {} in {} ms", line, failure, millisSince(start));
      throw e;
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private static String headers(Headers headers, Redactor clean) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      text.append(i == 0 ? "" : ", ").append(name).append(": ");
      text.append(Redactor.isSecretName(name) ? Redactor.HIDDEN : clean.text(headers.value(i)));
    }
    return text.append('}').toString();
  }
}
