package io.github.facturier.runtime.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Connection;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * User and password for an HTTP proxy. They are part of the first request of a connection, so that
 * no request must be resent: in CONNECT for https, in the request itself for http.
 */
public final class ProxyCredentials {
  private static final String HEADER = "Proxy-Authorization";
  private static final String SCHEME = "Basic ";

  private final String password;
  private final String value;

  public ProxyCredentials(String user, String password) {
    this.password = password;
    this.value = Credentials.basic(user, password, StandardCharsets.UTF_8);
  }

  public void install(OkHttpClient.Builder http) {
    http.proxyAuthenticator(this::authenticate);
    http.addNetworkInterceptor(this::intercept);
  }

  public List<String> secrets() {
    return List.of(password, value.substring(SCHEME.length()));
  }

  /** Returns null to give up. */
  private @Nullable Request authenticate(@Nullable Route route, Response response) {
    Request request = response.request();
    return request.method().equals("CONNECT") && request.header(HEADER) == null
        ? request.newBuilder().header(HEADER, value).build()
        : null;
  }

  private Response intercept(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    if (!isReadByProxy(chain.connection(), request)) {
      return chain.proceed(request);
    }
    Request authenticated = request.newBuilder().header(HEADER, value).build();
    return chain.proceed(authenticated).newBuilder().request(request).build();
  }

  private static boolean isReadByProxy(@Nullable Connection connection, Request request) {
    return connection != null
        && connection.route().proxy().type() == Proxy.Type.HTTP
        && !request.url().isHttps();
  }

  @Override
  public String toString() {
    return "ProxyCredentials[hidden]";
  }
}
