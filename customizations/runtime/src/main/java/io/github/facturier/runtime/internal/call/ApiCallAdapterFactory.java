package io.github.facturier.runtime.internal.call;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.RawRequest;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.annotation.Paging;
import io.github.facturier.runtime.internal.http.RequestParameters;
import io.github.facturier.runtime.internal.io.NonNullItems;
import io.github.facturier.runtime.internal.io.PageItems;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.ModelValues;
import io.github.facturier.runtime.spi.Pager;
import io.github.facturier.runtime.spi.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Adapts Retrofit's calls to {@link ApiCall} and {@link PagedCall}. */
public final class ApiCallAdapterFactory extends CallAdapter.Factory {
  private final ApiExceptionFactory errors;
  private final Pager pager;
  private final Map<Class<?>, Function<Download, ?>> files;
  private final Lifetime lifetime;
  private final Executor background;

  public ApiCallAdapterFactory(
      ApiExceptionFactory errors, Provider provider, Lifetime lifetime, Executor background) {
    this.errors = errors;
    this.lifetime = lifetime;
    this.background = background;
    this.pager = provider.pager();
    this.files = provider.files();
  }

  private ApiCallAdapterFactory(ApiCallAdapterFactory other, Lifetime lifetime) {
    this.errors = other.errors;
    this.pager = other.pager;
    this.files = other.files;
    this.background = other.background;
    this.lifetime = lifetime;
  }

  /** Returns the same factory for a client with another lifetime. */
  public ApiCallAdapterFactory during(Lifetime lifetime) {
    return new ApiCallAdapterFactory(this, lifetime);
  }

  @Override
  public @Nullable CallAdapter<?, ?> get(Type type, Annotation[] annotations, Retrofit retrofit) {
    Class<?> raw = getRawType(type);
    if (raw != ApiCall.class && raw != PagedCall.class) {
      return null;
    }
    Type result = getParameterUpperBound(0, (ParameterizedType) type);
    CallContext context = context(retrofit);
    if (raw == PagedCall.class) {
      return pages(annotations, result, retrofit, context);
    }
    Function<Download, ?> file =
        result == Download.class ? whole -> whole : files.get(getRawType(result));
    if (file != null) {
      Operation operation = find(annotations, Operation.class);
      String mediaType = operation == null ? "" : operation.mediaType();
      ResponseMapper<ResponseBody, ?> mapper = context.downloads(mediaType).map(file);
      return adapter(ResponseBody.class, mapper, context);
    }
    if (result == Void.class) {
      return adapter(NoContent.class, nothing(retrofit, annotations), context);
    }
    return adapter(result, asIs(retrofit, result, annotations), context);
  }

  private CallContext context(Retrofit retrofit) {
    return new CallContext(retrofit.callFactory(), errors, pager, lifetime, background);
  }

  /**
   * Starts a request that no method of an interface creates.
   *
   * @throws IllegalArgumentException if the method is none, or the path is a URL of another host
   */
  public RawRequest request(Retrofit retrofit, String method, String path) {
    return new DefaultRawRequest(context(retrofit), retrofit, method, path);
  }

  private static <S, T> CallAdapter<S, ApiCall<T>> adapter(
      Type type, ResponseMapper<S, T> mapper, CallContext context) {
    return new Adapter<>(type, context) {
      @Override
      ApiCall<T> wrap(okhttp3.Call call) {
        return new DefaultApiCall<>(call, mapper, context);
      }
    };
  }

  private static CallAdapter<?, ?> pages(
      Annotation[] annotations, Type item, Retrofit retrofit, CallContext context) {
    Paging paging = find(annotations, Paging.class);
    if (paging == null) {
      throw new IllegalArgumentException("a PagedCall needs @Paging");
    }
    if (paging.envelope() == void.class) {
      Type list = new ListType(item);
      ResponseMapper<List<Object>, List<Object>> mapper = asIs(retrofit, list, annotations);
      return pages(list, mapper, context, paging);
    }
    Converter<ResponseBody, Model> converter =
        retrofit.responseBodyConverter(paging.envelope(), annotations);
    ResponseMapper<Model, List<Object>> mapper =
        new ResponseMapper<>(converter, response -> items(response.body(), paging));
    return pages(paging.envelope(), mapper, context, paging);
  }

  private static @Nullable List<Object> items(@Nullable Model envelope, Paging paging) {
    if (envelope == null) {
      return null;
    }
    List<?> items = ModelValues.list(envelope, paging.items());
    Long total = paging.total().isEmpty() ? null : ModelValues.number(envelope, paging.total());
    String next = paging.next().isEmpty() ? null : ModelValues.text(envelope, paging.next());
    return total == null && next == null
        ? NonNullItems.view(items)
        : new PageItems(items, total, next);
  }

  private static <S> CallAdapter<S, PagedCall<Object>> pages(
      Type type, ResponseMapper<S, List<Object>> mapper, CallContext context, Paging paging) {
    return new Adapter<>(type, context) {
      @Override
      PagedCall<Object> wrap(okhttp3.Call call) {
        return new DefaultPagedCall<>(call, mapper, context, paging, false);
      }
    };
  }

  static ResponseMapper<NoContent, Void> nothing(Retrofit retrofit, Annotation[] annotations) {
    return new ResponseMapper<>(
        retrofit.responseBodyConverter(NoContent.class, annotations), response -> null, true);
  }

  static <T> ResponseMapper<T, T> asIs(Retrofit retrofit, Type type, Annotation[] annotations) {
    Converter<ResponseBody, T> converter = retrofit.responseBodyConverter(type, annotations);
    return new ResponseMapper<>(converter, retrofit2.Response::body);
  }

  private static <A extends Annotation> @Nullable A find(Annotation[] annotations, Class<A> type) {
    for (Annotation annotation : annotations) {
      if (type.isInstance(annotation)) {
        return type.cast(annotation);
      }
    }
    return null;
  }

  private abstract static class Adapter<S, C> implements CallAdapter<S, C> {
    private final Type type;
    private final okhttp3.Call.Factory calls;

    Adapter(Type type, CallContext context) {
      this.type = type;
      this.calls = context.calls();
    }

    @Override
    public Type responseType() {
      return type;
    }

    /**
     * Builds the request immediately, so that an invalid argument is rejected where the method is
     * called. Retrofit's own call is not executed: it loses exceptions that are thrown while it
     * reads a response.
     */
    @Override
    public C adapt(Call<S> call) {
      return wrap(calls.newCall(RequestParameters.withArguments(call.request())));
    }

    abstract C wrap(okhttp3.Call call);
  }
}
