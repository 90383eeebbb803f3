package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.annotation.Constant;
import io.github.facturier.runtime.annotation.Effect;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.annotation.ProviderError;
import io.github.facturier.runtime.annotation.Secret;
import io.github.facturier.runtime.internal.io.AdditionalSecrets;
import io.github.facturier.runtime.internal.io.RawOperation;
import io.github.facturier.runtime.internal.io.RequestMark;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.ModelValues;
import io.github.facturier.runtime.parameter.Parameters;
import io.github.facturier.runtime.spi.Operations;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.http.Field;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.POST;
import retrofit2.http.Query;

/** The metadata of the method that created a request. */
public final class OperationMetadata {
  private final Request request;
  private final @Nullable Invocation invocation;
  private final @Nullable Operation operation;
  private final @Nullable RawOperation raw;

  private OperationMetadata(Request request) {
    this.request = request;
    this.invocation = request.tag(Invocation.class);
    this.operation = Operations.of(request);
    this.raw = RawOperation.of(request);
  }

  public static OperationMetadata of(Request request) {
    return new OperationMetadata(request);
  }

  /**
   * The method, such as {@code InvoicesApi.create}; the HTTP method and path if no interface
   * created the request.
   */
  public String name() {
    if (raw != null) {
      return raw.name();
    }
    return invocation == null
        ? request.method() + " " + request.url().encodedPath()
        : name(invocation.service(), invocation.method());
  }

  public static String name(Class<?> service, Method method) {
    return service.getSimpleName() + "." + method.getName();
  }

  /** The {@code operationId} of the spec; null if the request has no operation. */
  public @Nullable String operationId() {
    return operation == null ? null : operation.id();
  }

  /**
   * Advice to the caller if it is unknown whether the provider executed the request; empty if none.
   */
  public String onUnknownOutcome() {
    return operation == null ? "" : operation.onUnknownOutcome();
  }

  /** Whether no method of an interface created the request. */
  boolean isRaw() {
    return raw != null;
  }

  boolean isAnonymous() {
    return raw == null ? operation != null && operation.anonymous() : raw.anonymous();
  }

  /** Whether the client created the request for an operation that needs credentials. */
  boolean needsCredentials() {
    return (operation != null || raw != null) && !isAnonymous();
  }

  /**
   * Whether the request is a read, which may be sent twice. The effect of its operation decides;
   * without an operation, its HTTP method. A request whose method an interceptor has changed from
   * GET is a write.
   */
  boolean isSafe() {
    if (raw != null) {
      return raw.effect() == Effect.READ && !raw.nonRepeatable();
    }
    if (operation == null || invocation == null) {
      return isGet() && (invocation == null || isGet(invocation.method()));
    }
    return operation.effect() == Effect.READ
        && !operation.nonRepeatable()
        && (isGet() || invocation.method().isAnnotationPresent(POST.class));
  }

  /** Whether a redirect is followed: the body of another read stays where it was sent. */
  boolean isRedirectable() {
    return isSafe() && isGet();
  }

  private boolean isGet() {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  private static boolean isGet(Method method) {
    return method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(HEAD.class);
  }

  /**
   * The result type of the method, the item type for a list; null if no method created the request.
   */
  public @Nullable Type resultType() {
    if (raw != null) {
      return raw.resultType();
    }
    return invocation != null
            && invocation.method().getGenericReturnType() instanceof ParameterizedType call
        ? call.getActualTypeArguments()[0]
        : null;
  }

  /** The media type of the response; null if the request has no operation. */
  @Nullable String mediaType() {
    if (raw != null) {
      return raw.mediaType();
    }
    if (operation == null) {
      return null;
    }
    return operation.mediaType().isEmpty() ? "application/json" : operation.mediaType();
  }

  boolean isDownload() {
    return RequestMark.STREAMED.isOn(request)
        || operation != null && !operation.mediaType().isEmpty();
  }

  /** The constant parameters, in the order of the spec. */
  List<Constant> constants() {
    return invocation == null
        ? List.of()
        : List.of(invocation.method().getAnnotationsByType(Constant.class));
  }

  /** Whether the operation has a query parameter or form field of this name in the spec. */
  boolean hasParameter(String name) {
    if (invocation == null) {
      return false;
    }
    for (Annotation[] annotations : invocation.method().getParameterAnnotations()) {
      for (Annotation annotation : annotations) {
        if (annotation instanceof Query query && query.value().equals(name)
            || annotation instanceof Field field && field.value().equals(name)) {
          return true;
        }
      }
    }
    return constants().stream().anyMatch(constant -> constant.name().equals(name))
        || invocation.arguments().stream()
            .anyMatch(
                argument ->
                    argument instanceof Parameters parameters && parameters.isDocumented(name));
  }

  /** The names of error codes that are specific to this operation, by code. */
  public Map<String, String> errorNames() {
    return invocation == null ? Map.of() : errorNames(invocation.method());
  }

  /** The names of error codes that are declared on a method or a class, by code. */
  public static Map<String, String> errorNames(AnnotatedElement element) {
    Map<String, String> names = new HashMap<>();
    for (ProviderError error : element.getAnnotationsByType(ProviderError.class)) {
      names.put(error.code(), error.name());
    }
    return names;
  }

  /** The values of secret arguments. */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>(AdditionalSecrets.of(request));
    if (raw != null) {
      secrets.addAll(raw.secrets());
    }
    if (invocation != null) {
      Annotation[][] annotations = invocation.method().getParameterAnnotations();
      List<?> arguments = invocation.arguments();
      for (int i = 0; i < annotations.length; i++) {
        collect(arguments.get(i), isSecret(annotations[i]), secrets);
      }
    }
    return secrets;
  }

  private static boolean isSecret(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Secret) {
        return true;
      }
    }
    return false;
  }

  private static void collect(@Nullable Object argument, boolean secret, List<String> secrets) {
    if (argument instanceof Model model) {
      secrets.addAll(ModelValues.secrets(model));
    } else if (argument instanceof Parameters parameters) {
      parameters
          .entries()
          .forEach(
              entry -> collect(entry.getValue(), parameters.isSecret(entry.getKey()), secrets));
    } else if (argument instanceof Iterable<?> items) {
      items.forEach(item -> collect(item, secret, secrets));
    } else if (secret && argument != null) {
      secrets.add(argument.toString());
    }
  }
}
