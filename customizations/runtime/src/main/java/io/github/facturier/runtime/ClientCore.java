package io.github.facturier.runtime;

import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * The inside of a generated client: one HTTP stack and the interfaces on top of it. Immutable and
 * thread-safe.
 */
public final class ClientCore implements AutoCloseable {
  private final Retrofit retrofit;
  private final @Nullable Credentials credentials;
  private final boolean ownsHttp;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Map<Class<?>, Object> apis = new ConcurrentHashMap<>();

  private ClientCore(Retrofit retrofit, @Nullable Credentials credentials, boolean ownsHttp) {
    this.retrofit = retrofit;
    this.credentials = credentials;
    this.ownsHttp = ownsHttp;
  }

  /**
   * Puts a client together.
   *
   * @param credentials null for a client that makes anonymous calls only
   * @throws IllegalArgumentException if the address is incomplete, or a contact is required and
   *     missing
   */
  public static ClientCore of(
      ClientBuilder<?> builder, Provider provider, @Nullable Credentials credentials) {
    return make(builder, provider, credentials);
  }

  /**
   * Puts a client together whose credentials make calls of their own.
   *
   * @param credentials null for a client that makes anonymous calls only
   * @param login the interface of those calls
   * @throws IllegalArgumentException if the address is incomplete, or a contact is required and
   *     missing
   */
  public static ClientCore of(
      ClientBuilder<?> builder,
      Provider provider,
      @Nullable Credentials credentials,
      Class<?> login) {
    if (credentials == null) {
      return make(builder, provider, null);
    }
    AtomicReference<ClientCore> made = new AtomicReference<>();
    Credentials own = credentials.forClient(() -> made.get().api(login));
    made.set(make(builder, provider, own));
    return made.get();
  }

  private static ClientCore make(
      ClientBuilder<?> builder, Provider provider, @Nullable Credentials credentials) {
    HttpUrl address = builder.address();
    if (provider.requiresContact()) {
      builder.checkContact();
    }
    Redactor redactor = redactor(credentials, builder.proxyCredentials);
    Errors errors = new Errors(provider.errors(), redactor);
    boolean ownsHttp = builder.http == null;
    List<Interceptor> interceptors =
        interceptors(builder, provider, credentials, address, redactor);
    UnaryOperator<OkHttpClient> settings = settings(builder, interceptors);
    Early<OkHttpClient> base = builder.http == null ? SharedHttp.acquire() : Early.of(builder.http);
    Early<OkHttpClient> http = base.then(settings);
    Early<RoutedCalls> calls = http.then(RoutedCalls::new);
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(address)
            .callFactory(request -> calls.get().newCall(request))
            .addConverterFactory(new JsonConverterFactory(errors))
            .addCallAdapterFactory(
                new ApiCallAdapterFactory(
                    errors,
                    provider,
                    task -> http.get().dispatcher().executorService().execute(task)))
            .build();
    return new ClientCore(retrofit, credentials, ownsHttp);
  }

  private static Redactor redactor(
      @Nullable Credentials credentials, @Nullable ProxyCredentials proxy) {
    List<String> own = proxy == null ? List.of() : proxy.secrets();
    if (credentials == null) {
      return new Redactor(own);
    }
    return proxy == null
        ? new Redactor(credentials::secrets)
        : new Redactor(() -> Stream.concat(credentials.secrets().stream(), own.stream()).toList());
  }

  /** What the builder says now, whatever becomes of it until the first call. */
  private static UnaryOperator<OkHttpClient> settings(
      ClientBuilder<?> builder, List<Interceptor> interceptors) {
    Duration connectTimeout = builder.connectTimeout;
    Duration readTimeout = builder.readTimeout;
    Duration writeTimeout = builder.writeTimeout;
    Duration callTimeout = builder.callTimeout;
    Proxy proxy = builder.proxy;
    ProxyCredentials proxyCredentials = builder.proxyCredentials;
    return base -> {
      OkHttpClient.Builder http =
          base.newBuilder().followRedirects(false).followSslRedirects(false);
      http.cache(null); // it would be keyed by address, not by account
      if (connectTimeout != null) {
        http.connectTimeout(connectTimeout);
      }
      if (readTimeout != null) {
        http.readTimeout(readTimeout);
      }
      if (writeTimeout != null) {
        http.writeTimeout(writeTimeout);
      }
      if (callTimeout != null) {
        http.callTimeout(callTimeout);
      }
      if (proxy != null) {
        http.proxy(proxy);
      }
      if (proxyCredentials != null) {
        proxyCredentials.install(http);
      }
      interceptors.forEach(http::addInterceptor);
      NoHiddenResend.install(http);
      return http.build();
    };
  }

  private static List<Interceptor> interceptors(
      ClientBuilder<?> builder,
      Provider provider,
      @Nullable Credentials credentials,
      HttpUrl address,
      Redactor redactor) {
    List<Interceptor> interceptors = new ArrayList<>();
    interceptors.add(new InterruptInterceptor());
    interceptors.add(new HeadersInterceptor(builder.userAgent, provider.name(), builder.version));
    interceptors.add(new ConstantsInterceptor());
    if (!builder.hasOwnAddress()) {
      interceptors.add(new ServerInterceptor());
    }
    interceptors.add(new RetryInterceptor(builder.retryPolicy, builder.pause));
    interceptors.add(new RedirectInterceptor(redactor));
    interceptors.add(
        credentials == null
            ? new NoCredentialsInterceptor()
            : new CredentialsInterceptor(address, credentials));
    // Inside of the credentials, which may have to read an answer to make sense of it.
    if (builder.limiter != null) {
      interceptors.add(new QuotaInterceptor(address, builder.limiter, builder.pause));
    }
    interceptors.add(new LimitInterceptor(builder.maxAnswerBytes));
    interceptors.addAll(builder.interceptors);
    interceptors.add(new LoggingInterceptor(redactor));
    return interceptors;
  }

  /** The implementation of a tag's interface; the same one at every call. */
  public <A> A api(Class<A> type) {
    return type.cast(
        apis.computeIfAbsent(type, key -> CheckedArguments.of(type, retrofit.create(type))));
  }

  /**
   * What proves who is calling, as this client has it.
   *
   * @throws IllegalStateException if the client has none
   */
  public <C extends Credentials> C credentials(Class<C> type) {
    if (credentials == null) {
      throw new IllegalStateException("the client was built without credentials");
    }
    return type.cast(credentials);
  }

  /**
   * The same client with a value for a path parameter that is bound once; both share everything
   * else.
   */
  public ClientCore bind(String parameter, Object value) {
    return bind(parameter, value, false);
  }

  /** Takes the place of this client, with a value for a path parameter that is not bound later. */
  public ClientCore bindDefault(String parameter, Object value) {
    return bind(parameter, value, ownsHttp);
  }

  private ClientCore bind(String parameter, Object value, boolean owns) {
    String segment = Checks.pathSegment(parameter, value.toString());
    Call.Factory calls = retrofit.callFactory();
    Call.Factory bound = request -> calls.newCall(bound(request, parameter, segment));
    Retrofit retrofit = this.retrofit.newBuilder().callFactory(bound).build();
    return new ClientCore(retrofit, credentials, owns);
  }

  private static Request bound(Request request, String parameter, String value) {
    HttpUrl url = request.url();
    List<String> segments = new ArrayList<>(url.pathSegments());
    HttpUrl.Builder changed = url.newBuilder();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).contains("{" + parameter + "}")) {
        changed.setPathSegment(i, segments.get(i).replace("{" + parameter + "}", value));
      }
    }
    return request.newBuilder().url(changed.build()).build();
  }

  /**
   * Lets go of threads and connections, unless they are the user's own. Calls under way are not
   * cut.
   */
  @Override
  public void close() {
    if (ownsHttp && closed.compareAndSet(false, true)) {
      SharedHttp.release();
    }
  }
}
