package io.github.facturier.runtime.client;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.RateLimiter;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.internal.http.ProxyCredentials;
import io.github.facturier.runtime.internal.io.Sleeper;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all clients have. The generated builders add those of their provider. Not
 * thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {
  /** OkHttp's limits of a timeout. */
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);

  private static final Duration MAX_TIMEOUT = Duration.ofDays(24);

  /** In place of an incomplete URL. No request is sent to it. */
  private static final String NO_SERVER = "https://facturier.invalid/";

  static final int DEFAULT_CONCURRENT_CALLS = 64;

  static final long DEFAULT_RESPONSE_BYTES = 32L * 1024 * 1024;

  final String client;
  final String version;
  private final String serverTemplate;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<String> withoutServer = new ArrayList<>();
  @Nullable HttpUrl baseUrl;
  boolean insecureHttp;
  @Nullable OkHttpClient http;
  @Nullable Duration connectTimeout;
  @Nullable Duration readTimeout;
  @Nullable Duration writeTimeout;
  @Nullable Duration callTimeout;
  @Nullable Proxy proxy;
  @Nullable ProxyCredentials proxyCredentials;
  @Nullable String userAgent;
  @Nullable RateLimiter limiter;
  final List<Interceptor> interceptors = new ArrayList<>();
  RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
  long maxResponseBytes = DEFAULT_RESPONSE_BYTES;
  @Nullable Integer maxConcurrentCalls;
  Sleeper sleeper = Sleeper.REAL;

  /**
   * Creates a builder with the defaults.
   *
   * @param client the client's name, for messages
   * @param version the client's version, for the user agent
   * @param serverTemplate the server URL of the spec, with variables in braces
   */
  protected ClientBuilder(String client, String version, String serverTemplate) {
    this.client = client;
    this.version = version;
    this.serverTemplate = serverTemplate;
  }

  /** Sets a variable of the server URL. */
  protected final B variable(String name, String value) {
    variables.put(name, Checks.notBlank(client + ".builder()", name, value));
    return self();
  }

  /**
   * Names an operation that has a server of its own: a client without credentials can be built for
   * it although a variable of the server URL is not set.
   */
  protected final B withoutServer(String operation) {
    withoutServer.add(operation);
    return self();
  }

  /**
   * Sets a URL that replaces the one of the spec, for example for a test server. {@code build()}
   * rejects {@code http://} to a host other than this machine, unless {@link #allowInsecureHttp} is
   * called.
   *
   * @throws IllegalArgumentException if it is not an http or https URL, or has a query, a fragment,
   *     a user or a password
   */
  public final B baseUrl(String url) {
    Checks.notBlank(client + ".builder()", "baseUrl", url);
    try {
      baseUrl = ServerUrl.parse(client, url);
    } catch (LinkageError e) {
      RequiredLibraries.check(client);
      throw e;
    }
    return self();
  }

  /**
   * Allows {@code http://} to any host, for example to a container in a test: {@code
   * baseUrl("http://wiremock:8080").allowInsecureHttp()}. Credentials are then sent without
   * encryption, to the host of the base URL only; files may be sent without encryption to the
   * storage that the provider names. Default: {@code http://} is allowed to this machine only.
   */
  public final B allowInsecureHttp() {
    insecureHttp = true;
    return self();
  }

  /**
   * Sets the {@code OkHttpClient} whose threads, connections, timeouts and interceptors are used.
   * {@code close()} of the client does not close it. This library follows redirects itself. OkHttp
   * sends a write at most once, on a separate connection pool, and may resend a read if its
   * connection breaks. The cache and the cookie jar are not used: they are keyed by URL, so two
   * accounts would share them.
   *
   * <p>The limits of its dispatcher apply to {@link ApiCall#future()} and {@code enqueue}, unless
   * {@link #maxConcurrentCalls} is set.
   */
  public final B httpClient(OkHttpClient client) {
    http = Objects.requireNonNull(client, "client");
    return self();
  }

  /** Sets the timeout for establishing a connection. Default: 10 s. */
  public final B connectTimeout(Duration timeout) {
    connectTimeout = inRange("connectTimeout", timeout);
    return self();
  }

  /** Sets the maximum time between two bytes of a response. Default: 60 s. */
  public final B readTimeout(Duration timeout) {
    readTimeout = inRange("readTimeout", timeout);
    return self();
  }

  /** Sets the maximum time between two bytes of a request. Default: 60 s. */
  public final B writeTimeout(Duration timeout) {
    writeTimeout = inRange("writeTimeout", timeout);
    return self();
  }

  /** Sets the maximum duration of a call, including retries. Default: no limit. */
  public final B callTimeout(Duration timeout) {
    callTimeout = inRange("callTimeout", timeout);
    return self();
  }

  /** Sets a proxy. Default: the proxy settings of the JVM. */
  public final B proxy(Proxy proxy) {
    this.proxy = Objects.requireNonNull(proxy, "proxy");
    return self();
  }

  /**
   * Sets user and password for an HTTP proxy (Basic authentication). They are sent to the proxy
   * only.
   *
   * @throws IllegalArgumentException if the user is blank or contains a colon
   */
  public final B proxyCredentials(String user, String password) {
    Checks.notBlank(client + ".builder()", "user", user);
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          client + ".builder(): parameter 'user' must not contain a colon");
    }
    proxyCredentials = new ProxyCredentials(user, Objects.requireNonNull(password, "password"));
    return self();
  }

  /**
   * Sets the application's name, which precedes this library's name in the header {@code
   * User-Agent}.
   *
   * @throws IllegalArgumentException if it is blank or has a character other than printable ASCII
   */
  public final B userAgent(String name) {
    Checks.notBlank(client + ".builder()", "userAgent", name);
    if (!name.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          client + ".builder(): parameter 'userAgent' must be printable ASCII");
    }
    userAgent = name;
    return self();
  }

  /** Sets when a call is retried. Default: {@link RetryPolicy#DEFAULT}. */
  public final B retryPolicy(RetryPolicy policy) {
    retryPolicy = Objects.requireNonNull(policy, "policy");
    return self();
  }

  /** Sets the rate limiter, which keeps the client within the provider's quota. Default: none. */
  public final B limiter(RateLimiter limiter) {
    this.limiter = Objects.requireNonNull(limiter, "limiter");
    return self();
  }

  /**
   * Sets the maximum size of a response that is read into memory, in bytes after decompression.
   * Default: 32 MiB. A larger response causes a {@link DecodingException}. An error response is
   * read up to 64 KiB. Files are not limited.
   */
  public final B maxResponseBytes(long bytes) {
    Checks.atLeast(client + ".builder()", "maxResponseBytes", "1", bytes);
    maxResponseBytes = bytes;
    return self();
  }

  /**
   * Sets how many calls of {@link ApiCall#future()} and {@code enqueue} run at the same time; the
   * others wait. Default: 64. Calls in the caller's thread, by {@link ApiCall#result()} or a
   * stream, are not counted. A callback does not count as part of its call: it may execute calls
   * and wait for them.
   *
   * <p>With {@link #httpClient(OkHttpClient)}, in either order: if this is not set, the calls run
   * in the dispatcher of the given client, within its {@code maxRequests} and {@code
   * maxRequestsPerHost} (OkHttp's defaults: 64 and 5), which they share with the other calls of
   * that dispatcher. If this is set, the calls run in a separate dispatcher, which has this limit
   * in total and per host, and uses the executor of the given dispatcher. If that executor has
   * fewer threads, their number is the limit. {@code cancelAll()} of the given dispatcher does not
   * cancel these calls.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public final B maxConcurrentCalls(int calls) {
    Checks.atLeast(client + ".builder()", "maxConcurrentCalls", "1", calls);
    maxConcurrentCalls = calls;
    return self();
  }

  /**
   * Adds an interceptor of the provider's customization. It runs for each attempt and each
   * redirect.
   */
  protected final B intercept(Interceptor interceptor) {
    interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
    return self();
  }

  /**
   * Returns the URL of the server. A client without credentials does not need it if it has
   * operations with a server of their own.
   *
   * @throws IllegalArgumentException if a variable is not set, or if the URL is http and that is
   *     not allowed
   */
  HttpUrl address(boolean hasCredentials) {
    if (baseUrl != null) {
      return ServerUrl.checked(client, baseUrl, insecureHttp);
    }
    String missing = missingVariable();
    if (missing == null) {
      return ServerUrl.of(client, serverTemplate, variables);
    } else if (hasCredentials || withoutServer.isEmpty()) {
      throw new IllegalArgumentException(missing);
    }
    return HttpUrl.get(NO_SERVER);
  }

  /** Why the URL of the server is incomplete; null if it is complete. */
  @Nullable String missingVariable() {
    int open = baseUrl == null ? serverTemplate.indexOf('{') : -1;
    while (open >= 0) {
      String name = serverTemplate.substring(open + 1, serverTemplate.indexOf('}', open));
      if (!variables.containsKey(name)) {
        return client + ".builder(): " + name + "(...) is required, or baseUrl(...)";
      }
      open = serverTemplate.indexOf('{', open + 1);
    }
    return null;
  }

  private Duration inRange(String name, Duration timeout) {
    if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          client
              + ".builder(): parameter '"
              + name
              + "' must be between a millisecond and 24 days, but is "
              + timeout);
    }
    return timeout;
  }

  @SuppressWarnings("unchecked") // B is the builder itself, by the contract of this class
  private B self() {
    return (B) this;
  }
}
