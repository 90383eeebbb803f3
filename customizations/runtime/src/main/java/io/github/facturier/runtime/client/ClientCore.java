package io.github.facturier.runtime.client;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.RawRequest;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.internal.call.ApiCallAdapterFactory;
import io.github.facturier.runtime.internal.call.ApiExceptionFactory;
import io.github.facturier.runtime.internal.call.ArgumentChecker;
import io.github.facturier.runtime.internal.call.JsonConverterFactory;
import io.github.facturier.runtime.internal.call.Lifetime;
import io.github.facturier.runtime.internal.http.MethodAwareCallFactory;
import io.github.facturier.runtime.internal.http.OutcomeInterceptor;
import io.github.facturier.runtime.internal.http.ProxyCredentials;
import io.github.facturier.runtime.internal.http.SharedHttpClient;
import io.github.facturier.runtime.internal.io.RequestMark;
import io.github.facturier.runtime.internal.redact.Redactor;
import io.github.facturier.runtime.spi.Operations;
import io.github.facturier.runtime.spi.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * The implementation of a generated client: one HTTP stack and the interfaces on top of it.
 * Thread-safe.
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

  /** Returns a client with another call factory and lifetime that shares everything else. */
  private ClientCore with(Call.Factory calls, Lifetime lifetime) {
    ApiCallAdapterFactory adapters = this.adapters.during(lifetime);
    Retrofit.Builder changed = retrofit.newBuilder().callFactory(calls);
    changed.callAdapterFactories().clear();
    return new ClientCore(
        changed.addCallAdapterFactory(adapters).build(), credentials, adapters, lifetime);
  }

  /**
   * Creates a client.
   *
   * @param credentials null for a client that makes anonymous calls only
   * @throws IllegalArgumentException if the server URL is incomplete, or a required contact is
   *     missing
   * @throws IllegalStateException if a library on the class path is too old; the message says which
   */
  public static ClientCore of(
      ClientBuilder<?> builder, Provider provider, @Nullable Credentials credentials) {
    return make(settings(builder, provider, credentials), provider, credentials);
  }

  /**
   * Creates a client whose credentials execute calls, for example a login.
   *
   * @param credentials null for a client that makes anonymous calls only
   * @param login the interface of those calls
   * @throws IllegalArgumentException if the server URL is incomplete, or a required contact is
   *     missing
   * @throws IllegalStateException if a library on the class path is too old; the message says which
   */
  public static ClientCore of(
      ClientBuilder<?> builder,
      Provider provider,
      @Nullable Credentials credentials,
      Class<?> login) {
    ClientSettings settings = settings(builder, provider, credentials);
    if (credentials == null) {
      return make(settings, provider, null);
    }
    AtomicReference<ClientCore> unclosed = new AtomicReference<>();
    Credentials own = credentials.forClient(() -> unclosed.get().api(login));
    ClientCore made = make(settings, provider, own);
    // A login is part of the call that needs it, which may have started before close().
    unclosed.set(made.with(made.retrofit.callFactory(), Lifetime.of(() -> {})));
    return made;
  }

  private static ClientSettings settings(
      ClientBuilder<?> builder, Provider provider, @Nullable Credentials credentials) {
    RequiredLibraries.check(builder.client, provider);
    return new ClientSettings(builder, credentials != null);
  }

  private static ClientCore make(
      ClientSettings settings, Provider provider, @Nullable Credentials credentials) {
    if (provider.requiresContact()) {
      settings.requireContact();
    }
    Redactor redactor = redactor(credentials, settings.proxyCredentials);
    boolean shared = settings.http == null;
    OkHttpClient base = settings.http == null ? SharedHttpClient.acquire() : settings.http;
    Lifetime lifetime = Lifetime.of(shared ? SharedHttpClient::release : () -> {});
    OkHttpClient reads = HttpClientFactory.reads(base, settings, provider, credentials, redactor);
    MethodAwareCallFactory calls =
        new MethodAwareCallFactory(reads, HttpClientFactory.writes(reads));
    ApiExceptionFactory errors =
        new ApiExceptionFactory(provider.errors(), redactor, settings.errorNames);
    ApiCallAdapterFactory adapters =
        new ApiCallAdapterFactory(errors, provider, lifetime, reads.dispatcher().executorService());
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(settings.address)
            .callFactory(
                request -> {
                  checkServer(request, settings);
                  Request marked =
                      settings.insecureHttp ? RequestMark.INSECURE_HTTP.on(request) : request;
                  return calls.newCall(OutcomeInterceptor.prepared(marked));
                })
            .addConverterFactory(new JsonConverterFactory(errors))
            .addCallAdapterFactory(adapters)
            .build();
    return new ClientCore(retrofit, credentials, adapters, lifetime);
  }

  /** Rejects a call to an incomplete address, unless its operation has another one. */
  private static void checkServer(Request request, ClientSettings settings) {
    Operation operation = Operations.of(request);
    if (settings.missingVariable != null && (operation == null || operation.server().isEmpty())) {
      throw new IllegalArgumentException(settings.missingVariable);
    }
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

  /** Returns the implementation of a tag's interface. Always the same instance for an interface. */
  public <A> A api(Class<A> type) {
    return type.cast(
        apis.computeIfAbsent(
            type, key -> ArgumentChecker.of(type, retrofit.create(type), retrofit.baseUrl())));
  }

  /**
   * Starts a request that no interface has a method for.
   *
   * @throws IllegalArgumentException if the method is none, or the path is a URL of another host
   */
  public RawRequest request(String method, String path) {
    return adapters.request(retrofit, method, path);
  }

  /**
   * Returns the credentials of this client.
   *
   * @throws TransportException if the client is closed, since the credentials may have to execute a
   *     call
   * @throws IllegalStateException if the client has none
   */
  public <C extends Credentials> C credentials(Class<C> type) {
    if (lifetime.isClosed()) {
      throw TransportException.of(
          ApiError.of(ApiExceptionFactory.CLOSED).withOutcome(Outcome.NOT_SENT));
    }
    if (credentials == null) {
      throw new IllegalStateException("the client was built without credentials");
    }
    if (credentials instanceof CredentialsByType byType) {
      C found = byType.get(type);
      if (found == null) {
        throw new IllegalStateException(
            "the client was built without credentials of type " + type.getSimpleName());
      }
      return found;
    }
    return type.cast(credentials);
  }

  /**
   * Returns a client with a value for a path parameter, which shares everything else with this one.
   * It is closed with this client; closing it does not close this client.
   */
  public ClientCore bind(String parameter, Object value) {
    return bind(parameter, value, lifetime.child());
  }

  /** Returns a client with a default value for a path parameter, which replaces this client. */
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
   * Closes the client. Running calls complete as usual. Later calls are not sent, and fail with an
   * {@link ApiException}. Connections are closed with the last client that uses them, unless they
   * belong to an {@code OkHttpClient} that the user set.
   */
  @Override
  public void close() {
    lifetime.close();
  }
}
