package io.github.facturier.runtime.client;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.internal.call.ApiCallAdapterFactory;
import io.github.facturier.runtime.internal.call.ApiExceptionFactory;
import io.github.facturier.runtime.internal.call.ArgumentChecker;
import io.github.facturier.runtime.internal.call.JsonConverterFactory;
import io.github.facturier.runtime.internal.call.Lifetime;
import io.github.facturier.runtime.internal.call.StatusInterceptor;
import io.github.facturier.runtime.internal.call.ThrownException;
import io.github.facturier.runtime.internal.http.ConstantsInterceptor;
import io.github.facturier.runtime.internal.http.CredentialsInterceptor;
import io.github.facturier.runtime.internal.http.DisableOkHttpRetries;
import io.github.facturier.runtime.internal.http.Early;
import io.github.facturier.runtime.internal.http.HeadersInterceptor;
import io.github.facturier.runtime.internal.http.InterruptInterceptor;
import io.github.facturier.runtime.internal.http.LoggingInterceptor;
import io.github.facturier.runtime.internal.http.MethodAwareCallFactory;
import io.github.facturier.runtime.internal.http.NoCredentialsInterceptor;
import io.github.facturier.runtime.internal.http.OperationMetadata;
import io.github.facturier.runtime.internal.http.ProxyCredentials;
import io.github.facturier.runtime.internal.http.RateLimitInterceptor;
import io.github.facturier.runtime.internal.http.RedirectInterceptor;
import io.github.facturier.runtime.internal.http.ResponseSizeInterceptor;
import io.github.facturier.runtime.internal.http.RetryInterceptor;
import io.github.facturier.runtime.internal.http.ServerInterceptor;
import io.github.facturier.runtime.internal.http.SharedHttpClient;
import io.github.facturier.runtime.internal.redact.Redactor;
import io.github.facturier.runtime.spi.Provider;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Dispatcher;
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
  private final ApiCallAdapterFactory adapters;
  private final Lifetime lifetime;
  private final Map<Class<?>, Object> apis = new ConcurrentHashMap<>();

  private ClientCore(
      Retrofit retrofit,
      @Nullable Credentials credentials,
      ApiCallAdapterFactory adapters,
      Lifetime lifetime) {
    this.retrofit = retrofit;
    this.credentials = credentials;
    this.adapters = adapters;
    this.lifetime = lifetime;
  }

  /** The same client in another state, or for other addresses. */
  private ClientCore with(Call.Factory calls, Lifetime lifetime) {
    ApiCallAdapterFactory adapters = this.adapters.during(lifetime);
    Retrofit.Builder changed = retrofit.newBuilder().callFactory(calls);
    changed.callAdapterFactories().clear();
    return new ClientCore(
        changed.addCallAdapterFactory(adapters).build(), credentials, adapters, lifetime);
  }

  /**
   * Puts a client together.
   *
   * @param credentials null for a client that makes anonymous calls only
   * @throws IllegalArgumentException if the address is incomplete, or a contact is required and
   *     missing
   * @throws IllegalStateException if a library on the class path is too old; the message says which
   */
  public static ClientCore of(
      ClientBuilder<?> builder, Provider provider, @Nullable Credentials credentials) {
    RequiredLibraries.check(builder.client, provider);
    return make(builder, provider, credentials);
  }

  /**
   * Puts a client together whose credentials make calls of their own.
   *
   * @param credentials null for a client that makes anonymous calls only
   * @param login the interface of those calls
   * @throws IllegalArgumentException if the address is incomplete, or a contact is required and
   *     missing
   * @throws IllegalStateException if a library on the class path is too old; the message says which
   */
  public static ClientCore of(
      ClientBuilder<?> builder,
      Provider provider,
      @Nullable Credentials credentials,
      Class<?> login) {
    RequiredLibraries.check(builder.client, provider);
    if (credentials == null) {
      return make(builder, provider, null);
    }
    AtomicReference<ClientCore> unclosed = new AtomicReference<>();
    Credentials own = credentials.forClient(() -> unclosed.get().api(login));
    ClientCore made = make(builder, provider, own);
    // A login that a call needs is part of that call, which may have begun before close().
    unclosed.set(made.with(made.retrofit.callFactory(), Lifetime.of(() -> {})));
    return made;
  }

  private static ClientCore make(
      ClientBuilder<?> builder, Provider provider, @Nullable Credentials credentials) {
    HttpUrl address = builder.address();
    if (provider.requiresContact()) {
      builder.checkContact();
    }
    Redactor redactor = redactor(credentials, builder.proxyCredentials);
    ApiExceptionFactory errors =
        new ApiExceptionFactory(
            provider.errors(), redactor, OperationMetadata.errorNames(builder.getClass()));
    List<Interceptor> interceptors =
        interceptors(builder, provider, credentials, address, redactor);
    UnaryOperator<OkHttpClient> settings = settings(builder, interceptors);
    Early<OkHttpClient> base =
        builder.http == null ? SharedHttpClient.acquire() : Early.of(builder.http);
    Early<OkHttpClient> http = base.then(settings);
    Early<MethodAwareCallFactory> calls = http.then(MethodAwareCallFactory::new);
    Lifetime lifetime = Lifetime.of(builder.http == null ? SharedHttpClient::release : () -> {});
    ApiCallAdapterFactory adapters =
        new ApiCallAdapterFactory(
            errors,
            provider,
            lifetime,
            task -> http.get().dispatcher().executorService().execute(task));
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(address)
            .callFactory(request -> calls.get().newCall(StatusInterceptor.prepared(request)))
            .addConverterFactory(new JsonConverterFactory(errors))
            .addCallAdapterFactory(adapters)
            .build();
    return new ClientCore(retrofit, credentials, adapters, lifetime);
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
    Integer maxConcurrentCalls =
        builder.maxConcurrentCalls == null && builder.http == null
            ? (Integer) ClientBuilder.DEFAULT_CONCURRENT_CALLS
            : builder.maxConcurrentCalls;
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
      if (maxConcurrentCalls != null) {
        http.dispatcher(dispatcher(base.dispatcher().executorService(), maxConcurrentCalls));
      }
      http.interceptors().add(0, ThrownException::intercept); // in front of the user's
      if (proxyCredentials != null) {
        proxyCredentials.install(http);
      }
      interceptors.forEach(http::addInterceptor);
      DisableOkHttpRetries.install(http);
      return http.build();
    };
  }

  /** Each client has its own number of calls at a time, in the threads that all share. */
  private static Dispatcher dispatcher(ExecutorService threads, int maxConcurrentCalls) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(maxConcurrentCalls);
    dispatcher.setMaxRequestsPerHost(maxConcurrentCalls);
    return dispatcher;
  }

  private static List<Interceptor> interceptors(
      ClientBuilder<?> builder,
      Provider provider,
      @Nullable Credentials credentials,
      HttpUrl address,
      Redactor redactor) {
    List<Interceptor> interceptors = new ArrayList<>();
    interceptors.add(new InterruptInterceptor());
    interceptors.add(new StatusInterceptor());
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
      interceptors.add(new RateLimitInterceptor(address, builder.limiter, builder.pause));
    }
    interceptors.add(new ResponseSizeInterceptor(builder.maxAnswerBytes));
    interceptors.addAll(builder.interceptors);
    interceptors.add(new LoggingInterceptor(redactor));
    return interceptors;
  }

  /** The implementation of a tag's interface; the same one at every call. */
  public <A> A api(Class<A> type) {
    return type.cast(
        apis.computeIfAbsent(
            type, key -> ArgumentChecker.of(type, retrofit.create(type), retrofit.baseUrl())));
  }

  /**
   * What proves who is calling, as this client has it.
   *
   * @throws TransportException if the client is closed: they may have to make a call
   * @throws IllegalStateException if the client has none
   */
  public <C extends Credentials> C credentials(Class<C> type) {
    if (lifetime.isClosed()) {
      throw new TransportException(ApiError.of(ApiExceptionFactory.CLOSED), null);
    }
    if (credentials == null) {
      throw new IllegalStateException("the client was built without credentials");
    }
    return type.cast(credentials);
  }

  /**
   * The same client with a value for a path parameter that is bound once; both share everything
   * else. It is closed with this one; closing it leaves this one open.
   */
  public ClientCore bind(String parameter, Object value) {
    return bind(parameter, value, lifetime.child());
  }

  /** Takes the place of this client, with a value for a path parameter that is not bound later. */
  public ClientCore bindDefault(String parameter, Object value) {
    return bind(parameter, value, lifetime);
  }

  private ClientCore bind(String parameter, Object value, Lifetime lifetime) {
    String segment = Checks.pathSegment(parameter, value.toString());
    Call.Factory calls = retrofit.callFactory();
    return with(request -> calls.newCall(bound(request, parameter, segment)), lifetime);
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
   * Closes the client. Calls that were begun end as they would have; calls that are made afterwards
   * are not sent, and fail with an {@link ApiException}. Connections are closed with the last
   * client that uses them, unless they are those of an {@code OkHttpClient} of the user's.
   */
  @Override
  public void close() {
    lifetime.close();
  }
}
