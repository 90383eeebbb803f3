package io.github.facturier.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A network interceptor that records method, URL without the secret, and status of each request.
 * Requests to other hosts than that of the first call are recorded with their host. Thread-safe.
 */
final class HttpTrail implements Interceptor {
  private static final String SECRET = "api_token";
  private static final int LONGEST = 64;

  private final List<String> calls = new ArrayList<>();
  private @Nullable HttpUrl home;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    String line = request.method() + " " + target(request.url());
    try {
      Response response = chain.proceed(request);
      note(line + " -> " + response.code());
      return response;
    } catch (IOException e) {
      note(line + " -> no response");
      throw e;
    }
  }

  private String target(HttpUrl url) {
    HttpUrl shown =
        url.queryParameter(SECRET) == null
            ? url
            : url.newBuilder().setQueryParameter(SECRET, "***").build();
    String server = isHome(url) ? "" : url.scheme() + "://" + url.host() + ":" + url.port();
    String query = shown.query() == null ? "" : "?" + shown.query();
    String target = server + shown.encodedPath() + query;
    return target.length() <= LONGEST ? target : target.substring(0, LONGEST - 3) + "...";
  }

  private synchronized boolean isHome(HttpUrl url) {
    if (home == null) {
      home = url;
    }
    return url.host().equals(home.host()) && url.port() == home.port();
  }

  private synchronized void note(String call) {
    calls.add(call);
  }

  /** The calls since the last call of this method, in order. */
  synchronized List<String> take() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }
}
