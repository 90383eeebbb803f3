package io.github.facturier.contract.factomos;

import com.google.gson.JsonElement;
import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.support.Line;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Columns;
import io.github.facturier.runtime.OpenEnum;
import io.github.facturier.runtime.Operation;
import io.github.facturier.runtime.Parameters;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import retrofit2.http.Field;
import retrofit2.http.Header;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** Calls the generated methods with the examples of the document. */
final class FactomosMethods {
  private FactomosMethods() {}

  /** The methods of all interfaces that make a call by themselves, by operation. */
  static Map<String, Method> all() {
    Map<String, Method> methods = new LinkedHashMap<>();
    for (Method accessor : FactomosClient.class.getMethods()) {
      for (Method method : accessor.getReturnType().getDeclaredMethods()) {
        Operation operation = method.getAnnotation(Operation.class);
        if (operation != null && methods.put(operation.id(), method) != null) {
          throw new AssertionError("two methods for " + operation.id());
        }
      }
    }
    return methods;
  }

  /** Calls an operation with an example of everything. */
  static ApiCall<?> call(FactomosClient client, FactomosOperation operation) {
    return call(client, operation, true);
  }

  /** Calls an operation with what it must have. */
  static ApiCall<?> callShortly(FactomosClient client, FactomosOperation operation) {
    return call(client, operation, false);
  }

  private static ApiCall<?> call(
      FactomosClient client, FactomosOperation operation, boolean everything) {
    Method raw = all().get(operation.id());
    List<Object> arguments = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (Parameter parameter : raw.getParameters()) {
      boolean rows = parameter.getType() == Columns.class;
      boolean options = !rows && Parameters.class.isAssignableFrom(parameter.getType());
      if (everything || !options) {
        types.add(rows ? List.class : parameter.getType());
        arguments.add(
            rows
                ? lines(operation, everything)
                : options
                    ? parameters(operation, parameter.getType())
                    : value(operation, parameter));
      }
    }
    try {
      Method method =
          raw.getDeclaringClass().getMethod(raw.getName(), types.toArray(new Class<?>[0]));
      return (ApiCall<?>) method.invoke(api(client, raw), arguments.toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(operation + " cannot be called with " + types, e);
    }
  }

  private static Object api(FactomosClient client, Method method)
      throws ReflectiveOperationException {
    for (Method accessor : FactomosClient.class.getMethods()) {
      if (accessor.getReturnType() == method.getDeclaringClass()) {
        return accessor.invoke(client);
      }
    }
    throw new AssertionError("the client gives no " + method.getDeclaringClass());
  }

  private static List<Line> lines(FactomosOperation operation, boolean everything) {
    Map<String, JsonElement> form = operation.form();
    Line line =
        Line.of(
            form.get("line_service_id[]").getAsJsonArray().get(0).getAsLong(),
            form.get("line_quantity[]").getAsJsonArray().get(0).getAsString());
    return List.of(
        everything
            ? line.withDescription(
                    form.get("line_description[]").getAsJsonArray().get(0).getAsString())
                .withPrice(form.get("line_price[]").getAsJsonArray().get(0).getAsString())
            : line);
  }

  private static Object value(FactomosOperation operation, Parameter parameter) {
    for (Annotation annotation : parameter.getAnnotations()) {
      if (annotation instanceof Path path) {
        return convert(operation.parameters("path").get(path.value()), parameter.getType());
      }
      if (annotation instanceof Query query) {
        return convert(operation.parameters("query").get(query.value()), parameter.getType());
      }
      if (annotation instanceof Header header) {
        return convert(operation.parameters("header").get(header.value()), parameter.getType());
      }
      if (annotation instanceof Field field) {
        return convert(operation.form().get(field.value()), parameter.getType());
      }
    }
    throw new AssertionError("a parameter that no test knows: " + parameter);
  }

  /** A parameter object with all its methods called. */
  private static Parameters parameters(FactomosOperation operation, Class<?> type) {
    Map<String, JsonElement> examples = operation.form();
    examples.putAll(operation.parameters("query"));
    try {
      Object builder = type.getMethod("builder").invoke(null);
      for (Method setter : builder.getClass().getDeclaredMethods()) {
        if (Modifier.isPublic(setter.getModifiers()) && setter.getParameterCount() == 1) {
          String letters = letters(setter.getName());
          String name =
              examples.keySet().stream()
                  .filter(one -> letters(one).equals(letters))
                  .findFirst()
                  .orElseThrow(() -> new AssertionError("the document does not have " + setter));
          setter.invoke(builder, convert(examples.get(name), setter.getParameterTypes()[0]));
        }
      }
      return (Parameters) builder.getClass().getMethod("build").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " is no parameter object", e);
    }
  }

  private static String letters(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  private static Object convert(JsonElement example, Class<?> type) {
    String text = example.getAsString();
    if (type == String.class) {
      return text;
    }
    if (type == long.class || type == Long.class) {
      return Long.valueOf(text);
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(text);
    }
    if (type == LocalDate.class) {
      return LocalDate.parse(text);
    }
    if (OpenEnum.class.isAssignableFrom(type)) {
      return Arrays.stream(type.getMethods())
          .filter(method -> method.getName().equals("of"))
          .findFirst()
          .map(
              of -> {
                try {
                  return of.invoke(null, text);
                } catch (ReflectiveOperationException e) {
                  throw new AssertionError(e);
                }
              })
          .orElseThrow();
    }
    throw new AssertionError("a type that no test knows: " + type);
  }
}
