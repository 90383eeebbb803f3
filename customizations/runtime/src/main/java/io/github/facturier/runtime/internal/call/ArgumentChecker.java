package io.github.facturier.runtime.internal.call;

import io.github.facturier.runtime.annotation.Limits;
import io.github.facturier.runtime.annotation.Secret;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.ValueLimits;
import io.github.facturier.runtime.internal.http.OperationMetadata;
import io.github.facturier.runtime.internal.redact.Redactor;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Field;
import retrofit2.http.Header;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Checks the arguments of a call: a proxy around Retrofit's implementation of an interface. It
 * rejects null, also as an element of a collection, and adds the method's name to the message of
 * every invalid argument.
 *
 * <p>Why a second proxy: Retrofit silently omits a null argument, and has no hook that sees the
 * arguments before they are converted. A converter does not know the method. Retrofit's proxy
 * prints itself as {@code retrofit2.Retrofit$1@…}. Measured cost: 0.1 to 0.3 µs, in addition to the
 * 2.1 µs that building a call takes.
 */
public final class ArgumentChecker implements InvocationHandler {
  private final Class<?> type;
  private final Object api;
  private final HttpUrl address;

  /** The limits of the parameters of each method, null where there are none. */
  private final Map<Method, @Nullable ValueLimits[]> limits = new ConcurrentHashMap<>();

  private ArgumentChecker(Class<?> type, Object api, HttpUrl address) {
    this.type = type;
    this.api = api;
    this.address = address;
  }

  /**
   * Wraps an implementation.
   *
   * @param address the server URL, for {@code toString()}
   */
  public static <A> A of(Class<A> type, A api, HttpUrl address) {
    Class<?>[] interfaces = {type};
    InvocationHandler handler = new ArgumentChecker(type, api, address);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), interfaces, handler));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> type.getSimpleName() + " of " + address;
      };
    }
    String name = OperationMetadata.name(type, method);
    @Nullable ValueLimits[] limits = this.limits.computeIfAbsent(method, ArgumentChecker::limits);
    for (int i = 0; arguments != null && i < arguments.length; i++) {
      if (arguments[i] == null) {
        Checks.required(name, name(method.getParameters()[i]), null);
      } else if (arguments[i] instanceof Collection<?> items) {
        Checks.elements(name, name(method.getParameters()[i]), items);
      }
      if (limits[i] != null) {
        check(name, method.getParameters()[i], limits[i], arguments[i]);
      }
    }
    try {
      return method.invoke(api, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof IllegalArgumentException bad ? named(name, bad) : e.getCause();
    }
  }

  private static @Nullable ValueLimits[] limits(Method method) {
    Parameter[] parameters = method.getParameters();
    @Nullable ValueLimits[] limits = new ValueLimits[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      Limits declared = parameters[i].getAnnotation(Limits.class);
      limits[i] = declared == null ? null : limits(declared);
    }
    return limits;
  }

  private static ValueLimits limits(Limits declared) {
    ValueLimits limits =
        ValueLimits.none()
            .minItems(declared.minItems())
            .maxItems(declared.maxItems())
            .maxLength(declared.maxLength());
    if (!declared.minimum().isEmpty()) {
      limits = limits.minimum(declared.minimum());
    }
    if (!declared.maximum().isEmpty()) {
      limits = limits.maximum(declared.maximum());
    }
    return declared.pattern().isEmpty() ? limits : limits.pattern(declared.pattern());
  }

  private static void check(
      String method, Parameter parameter, ValueLimits limits, Object argument) {
    boolean isSecret =
        parameter.isAnnotationPresent(Secret.class) || Redactor.isSecretName(name(parameter));
    String problem = limits.problem(argument, isSecret);
    if (problem != null) {
      throw new IllegalArgumentException(
          method + ": parameter '" + name(parameter) + "' " + problem);
    }
  }

  /**
   * The name of the parameter in the request; the name of the type for an argument with several
   * parameters.
   */
  private static String name(Parameter parameter) {
    for (Annotation annotation : parameter.getAnnotations()) {
      if (annotation instanceof Path path) {
        return path.value();
      } else if (annotation instanceof Query query) {
        return query.value();
      } else if (annotation instanceof Field field) {
        return field.value();
      } else if (annotation instanceof Header header) {
        return header.value();
      }
    }
    return parameter.getType().getSimpleName();
  }

  /**
   * Removes the name of the parameters' class, since the operation's name already identifies it.
   */
  private String withoutParametersName(String message) {
    for (Class<?> parameters : type.getDeclaredClasses()) {
      for (String end : List.of(": ", ".Builder.")) {
        String prefix = parameters.getSimpleName() + end;
        if (message.startsWith(prefix)) {
          return message.substring(prefix.length());
        }
      }
    }
    return message;
  }

  private IllegalArgumentException named(String method, IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains(method)
        ? e
        : new IllegalArgumentException(method + ": " + withoutParametersName(message), e);
  }
}
