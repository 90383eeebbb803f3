package io.github.facturier.contract.spec;

import com.google.gson.JsonElement;
import io.github.facturier.contract.spec.SpecOperation.Example;
import io.github.facturier.runtime.Model;
import io.github.facturier.runtime.OpenEnum;
import io.github.facturier.runtime.Parameters;
import io.github.facturier.runtime.Upload;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MultipartBody;
import retrofit2.http.Body;
import retrofit2.http.Field;
import retrofit2.http.FieldMap;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/** The arguments of a generated method, made from the examples of its operation. */
public final class Arguments {
  private final Map<String, Example> path;
  private final Map<String, Example> query;
  private final Map<String, JsonElement> form;
  private final Model body;
  private final Upload upload;

  private Arguments(
      Map<String, Example> path,
      Map<String, Example> query,
      Map<String, JsonElement> form,
      Model body,
      Upload upload) {
    this.path = path;
    this.query = query;
    this.form = form;
    this.body = body;
    this.upload = upload;
  }

  /** All that the operation has an example for. */
  public static Arguments of(SpecOperation operation) {
    return of(operation, GeneratedMethod.of(operation));
  }

  /** The same for the method that the operation has on a client. */
  public static Arguments of(SpecOperation operation, GeneratedMethod method) {
    JsonElement body = operation.bodyExample();
    return new Arguments(
        operation.examples("path"),
        operation.examples("query"),
        operation.formExample(),
        body == null ? null : ModelMirror.parse(bodyType(method), body.toString()),
        operation.isMultipart()
            ? Upload.of("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
            : null);
  }

  /** The model of the operation's JSON body. */
  static Class<? extends Model> bodyType(SpecOperation operation) {
    return bodyType(GeneratedMethod.of(operation));
  }

  /** The model of the JSON body that a method takes. */
  static Class<? extends Model> bodyType(GeneratedMethod generated) {
    for (Parameter parameter : generated.method().getParameters()) {
      if (parameter.isAnnotationPresent(Body.class)) {
        return parameter.getType().asSubclass(Model.class);
      }
    }
    throw new AssertionError(generated + " takes no JSON body");
  }

  /** The same with another body. */
  public Arguments withBody(Model other) {
    return new Arguments(path, query, form, other, upload);
  }

  /** The same with another value of a parameter. */
  public Arguments with(String in, String name, JsonElement value) {
    Map<String, Example> changed = new LinkedHashMap<>(in.equals("path") ? path : query);
    changed.computeIfPresent(name, (key, old) -> new Example(old.parameter(), value));
    return in.equals("path")
        ? new Arguments(changed, query, form, body, upload)
        : new Arguments(path, changed, form, body, upload);
  }

  /** The same with only those parameters of the query that must be there. */
  Arguments withoutOptions() {
    Map<String, Example> required = new LinkedHashMap<>(query);
    required.values().removeIf(example -> !Boolean.TRUE.equals(example.parameter().getRequired()));
    return new Arguments(path, required, form, body, upload);
  }

  Map<String, Example> path() {
    return path;
  }

  Map<String, Example> query() {
    return query;
  }

  Upload upload() {
    return upload;
  }

  /**
   * The values, in the order of the method's parameters; an {@link Upload} for a part of a form, as
   * {@link GeneratedMethod#withUpload()} takes it.
   */
  public List<Object> values(Method method) {
    List<Object> values = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      values.add(value(method, parameter));
    }
    return values;
  }

  private Object value(Method method, Parameter parameter) {
    if (parameter.getType() == MultipartBody.Part.class) {
      return upload;
    }
    for (Annotation annotation : parameter.getAnnotations()) {
      if (annotation instanceof Path name) {
        return convert(path.get(name.value()).value(), parameter.getParameterizedType());
      }
      if (annotation instanceof Query name) {
        return convert(query.get(name.value()).value(), parameter.getParameterizedType());
      }
      if (annotation instanceof Body) {
        return body;
      }
      if (annotation instanceof Field name) {
        return convert(form.get(name.value()), parameter.getParameterizedType());
      }
      if (annotation instanceof QueryMap || annotation instanceof FieldMap) {
        return parameters(parameter.getType());
      }
    }
    throw new AssertionError(method + " has a parameter that no test knows: " + parameter);
  }

  /** A parameter object with all that the query has an example for. */
  private Parameters parameters(Class<?> type) {
    try {
      Object builder = type.getMethod("builder").invoke(null);
      fill(type, builder);
      return (Parameters) builder.getClass().getMethod("build").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " is no parameter object", e);
    }
  }

  /** Calls every method of a parameter object's builder that the query has an example for. */
  void fill(Class<?> type, Object builder) {
    try {
      for (Map.Entry<String, Method> setter : setters(type).entrySet()) {
        Example example = query.get(setter.getKey());
        if (example != null) {
          Type wanted = setter.getValue().getGenericParameterTypes()[0];
          setter.getValue().invoke(builder, convert(example.value(), wanted));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " is no parameter object", e);
    }
  }

  /**
   * The methods of a parameter object's builder, by the name on the wire that each sets, which is
   * found out by calling it.
   */
  static Map<String, Method> setters(Class<?> type) throws ReflectiveOperationException {
    Map<String, Method> setters = new LinkedHashMap<>();
    Class<?> builderType = type.getMethod("builder").getReturnType();
    for (Method method : builderType.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 1) {
        Object builder = type.getMethod("builder").invoke(null);
        method.invoke(builder, probe(method.getGenericParameterTypes()[0]));
        Map<?, ?> set = (Map<?, ?>) builderType.getMethod("build").invoke(builder);
        Method former = setters.put((String) set.keySet().iterator().next(), method);
        if (set.size() != 1 || former != null) {
          throw new AssertionError(method + " sets " + set + ", as does " + former);
        }
      }
    }
    return setters;
  }

  private static Object probe(Type type) {
    boolean isDate = type == LocalDate.class || isHandWritten(type);
    boolean isBoolean = type == Boolean.class;
    String text = isDate ? "\"2013-01-16\"" : isBoolean ? "true" : "1";
    return convert(Json.parse(type instanceof ParameterizedType ? "[1]" : text), type);
  }

  private static Object convert(JsonElement json, Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      Type items = list.getActualTypeArguments()[0];
      return json.getAsJsonArray().asList().stream().map(item -> convert(item, items)).toList();
    }
    String text = json.getAsString();
    if (type == String.class) {
      return text;
    }
    if (type == long.class || type == Long.class) {
      return Long.valueOf(text);
    }
    if (type == Integer.class) {
      return Integer.valueOf(text);
    }
    if (type == Boolean.class) {
      return json.getAsBoolean();
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(text);
    }
    if (type == LocalDate.class) {
      return LocalDate.parse(text);
    }
    if (type == OffsetDateTime.class) {
      return OffsetDateTime.parse(text);
    }
    if (type instanceof Class<?> raw && OpenEnum.class.isAssignableFrom(raw)) {
      try {
        return raw.getMethod("of", String.class).invoke(null, text);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(raw + " has no factory", e);
      }
    }
    if (isHandWritten(type)) {
      try {
        return ((Class<?>) type).getMethod("parse", String.class).invoke(null, text);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(type + " cannot be read from text", e);
      }
    }
    throw new AssertionError("a parameter of a type that no test knows: " + type);
  }

  /** Whether the document names the type in {@code x-java-type}. */
  private static boolean isHandWritten(Type type) {
    return type instanceof Class<?> raw && raw.getPackageName().endsWith(".support");
  }
}
