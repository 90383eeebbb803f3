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
 * What can be set on every client. The generated builders add what is their provider's own.
 *
 * @param <B> the builder itself
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {
  /** What OkHttp can do. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private static final Duration LONGEST = Duration.ofDays(24);

  static final int DEFAULT_CONCURRENT_CALLS = 64;

  static final long DEFAULT_ANSWER_BYTES = 32L * 1024 * 1024;

  final String client;
  final String version;
  private final String serverTemplate;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private @Nullable HttpUrl baseUrl;
  private boolean insecureHttp;
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
  long maxAnswerBytes = DEFAULT_ANSWER_BYTES;
  @Nullable Integer maxConcurrentCalls;
  Sleeper pause = Sleeper.REAL;

  /**
   * Starts with the defaults.
   *
   * @param client the client's name, for messages
   * @param version the client's version, for the user agent
   * @param serverTemplate the server of the spec, with its variables in braces
   */
  protected ClientBuilder(String client, String version, String serverTemplate) {
    this.client = client;
    this.version = version;
    this.serverTemplate = serverTemplate;
  }

  /** Sets a variable of the server's address. */
  protected final B variable(String name, String value) {
    variables.put(name, Checks.notBlank(client + ".builder()", name, value));
    return self();
  }

  /**
   * Another address than the spec's, a test's say.
   *
   * @throws IllegalArgumentException if it is not https, not http on this machine, and {@link
   *     #allowInsecureHttp} was not called before
   */
  public final B baseUrl(String url) {
    Checks.notBlank(client + ".builder()", "baseUrl", url);
    try {
      baseUrl = ServerUrl.checked(client, ServerUrl.parse(client, url), insecureHttp);
    } catch (LinkageError e) {
      RequiredLibraries.check(client);
      throw e;
    }
    return self();
  }

  /**
   * Allows {@code http://} to any host, for a container in a test: {@code
   * allowInsecureHttp().baseUrl("http://wiremock:8080")}. It is called before {@link #baseUrl}.
   * Credentials are then sent without encryption, to the host of the base URL only. Default: {@code
   * http://} to this machine only.
   */
  public final B allowInsecureHttp() {
    insecureHttp = true;
    return self();
  }

  /**
   * An {@code OkHttpClient} of yours, whose threads, connections, timeouts and interceptors are
   * used. {@code close()} of the client leaves it open. Its following of redirects and its
   * resending of requests are replaced by this library's own, its cache is not used, and writes
   * have a connection pool of their own.
   */
  public final B httpClient(OkHttpClient client) {
    http = Objects.requireNonNull(client, "client");
    return self();
  }

  /** How long to wait for a connection: 10 seconds, unless you say otherwise. */
  public final B connectTimeout(Duration timeout) {
    connectTimeout = inRange("connectTimeout", timeout);
    return self();
  }

  /** How long to wait for the next byte of an answer: 60 seconds, unless you say otherwise. */
  public final B readTimeout(Duration timeout) {
    readTimeout = inRange("readTimeout", timeout);
    return self();
  }

  /**
   * How long to wait for the next byte of a request to go out: 60 seconds, unless you say
   * otherwise.
   */
  public final B writeTimeout(Duration timeout) {
    writeTimeout = inRange("writeTimeout", timeout);
    return self();
  }

  /** How long a call may take in all, retries included: unlimited, unless you say otherwise. */
  public final B callTimeout(Duration timeout) {
    callTimeout = inRange("callTimeout", timeout);
    return self();
  }

  /** A proxy, in place of the JVM's. */
  public final B proxy(Proxy proxy) {
    this.proxy = Objects.requireNonNull(proxy, "proxy");
    return self();
  }

  /**
   * User and password for an HTTP proxy, by Basic authentication. They are sent to the proxy only.
   *
   * @throws IllegalArgumentException if the user is blank or has a colon
   */
  public final B proxyCredentials(String user, String password) {
    Checks.notBlank(client + ".builder()", "user", user);
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          client + ".builder(): parameter 'user' must not have a colon");
    }
    proxyCredentials = new ProxyCredentials(user, Objects.requireNonNull(password, "password"));
    return self();
  }

  /**
   * Your application's name, put in front of this library's in the header {@code User-Agent}.
   *
   * @throws IllegalArgumentException if it is blank or not printable ASCII
   */
  public final B userAgent(String name) {
    Checks.notBlank(client + ".builder()", "userAgent", name);
    if (!name.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          client + ".builder(): parameter 'userAgent' may hold printable ASCII only");
    }
    userAgent = name;
    return self();
  }

  /** When to try again; {@link RetryPolicy#DEFAULT}, unless you say otherwise. */
  public final B retryPolicy(RetryPolicy policy) {
    retryPolicy = Objects.requireNonNull(policy, "policy");
    return self();
  }

  /** What keeps the client within the provider's quota; nothing does, unless you say otherwise. */
  public final B limiter(RateLimiter limiter) {
    this.limiter = Objects.requireNonNull(limiter, "limiter");
    return self();
  }

  /**
   * The most bytes of an answer that are read into memory, once it is decompressed: 32 MiB, unless
   * you say otherwise. A longer one is a {@link DecodingException}. Of an error's answer 64 KiB are
   * read; files are not limited.
   */
  public final B maxAnswerBytes(long bytes) {
    Checks.atLeast(client + ".builder()", "maxAnswerBytes", "1", bytes);
    maxAnswerBytes = bytes;
    return self();
  }

  /**
   * The most calls of {@link ApiCall#future()} and {@code enqueue} that run at a time; the others
   * wait for their turn. Default: 64, or the limits of the dispatcher of the {@link
   * #httpClient(OkHttpClient)} that was given. Calls that are made in the caller's thread, by
   * {@link ApiCall#result()} or a stream, are not counted. A callback is not part of its call: it
   * may make calls and wait for them.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public final B maxConcurrentCalls(int calls) {
    Checks.atLeast(client + ".builder()", "maxConcurrentCalls", "1", calls);
    maxConcurrentCalls = calls;
    return self();
  }

  /**
   * Has a customization change each request, and see each answer, at every attempt and redirect.
   */
  protected final B intercept(Interceptor interceptor) {
    interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
    return self();
  }

  void checkContact() {
    if (userAgent == null || !(userAgent.contains("@") || userAgent.contains("://"))) {
      throw new IllegalArgumentException(
          client
              + ".builder(): userAgent(...) is required, with an email address or the address of a"
              + " page to turn to: userAgent(\"Ma boutique (contact@exemple.fr)\")");
    }
  }

  boolean hasOwnAddress() {
    return baseUrl != null;
  }

  HttpUrl address() {
    if (baseUrl != null) {
      return baseUrl;
    }
    int open = serverTemplate.indexOf('{');
    while (open >= 0) {
      String name = serverTemplate.substring(open + 1, serverTemplate.indexOf('}', open));
      if (!variables.containsKey(name)) {
        throw new IllegalArgumentException(
            client + ".builder(): " + name + "(...) is required, or baseUrl(...)");
      }
      open = serverTemplate.indexOf('{', open + 1);
    }
    return ServerUrl.of(client, serverTemplate, variables);
  }

  private Duration inRange(String name, Duration timeout) {
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
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
