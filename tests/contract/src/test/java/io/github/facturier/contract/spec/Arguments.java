package io.github.facturier.contract.spec;

import com.google.gson.JsonElement;
import io.github.facturier.contract.spec.SpecOperation.Example;
import io.github.facturier.factomos.support.Line;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.OpenEnum;
import io.github.facturier.runtime.parameter.Columns;
import io.github.facturier.runtime.parameter.Parameters;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.MultipartBody;
import retrofit2.http.Body;
import retrofit2.http.Field;
import retrofit2.http.Header;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** The arguments of a generated method, made from the examples of its operation. */
public final class Arguments {
  private final SpecOperation operation;
  private final Map<String, Example> path;
  private final Map<String, Example> query;
  private final Map<String, Example> header;
  private final Map<String, JsonElement> form;
  private final Model body;

  private Arguments(
      SpecOperation operation,
      Map<String, Example> path,
      Map<String, Example> query,
      Map<String, Example> header,
      Map<String, JsonElement> form,
      Model body) {
    this.operation = operation;
    this.path = path;
    this.query = query;
    this.header = header;
    this.form = form;
    this.body = body;
  }

  /** All arguments with an example. */
  public static Arguments of(SpecOperation operation) {
    JsonElement body = operation.bodyExample();
    return new Arguments(
        operation,
        operation.examples("path"),
        operation.examples("query"),
        operation.examples("header"),
        operation.formExample(),
        body == null ? null : ModelMirror.parse(bodyType(operation), body.toString()));
  }

  /** The model of the operation's JSON body. */
  static Class<? extends Model> bodyType(SpecOperation operation) {
    GeneratedMethod generated = GeneratedMethod.of(operation);
    for (Parameter parameter : generated.method().getParameters()) {
      if (parameter.isAnnotationPresent(Body.class)) {
        return parameter.getType().asSubclass(Model.class);
      }
    }
    throw new AssertionError(generated + " takes no JSON body");
  }

  /** The same with another body. */
  public Arguments withBody(Model other) {
    return new Arguments(operation, path, query, header, form, other);
  }

  /** The same with another value of a parameter. */
  public Arguments with(String in, String name, JsonElement value) {
    return switch (in) {
      case "path" ->
          new Arguments(operation, changed(path, name, value), query, header, form, body);
      case "query" ->
          new Arguments(operation, path, changed(query, name, value), header, form, body);
      case "header" ->
          new Arguments(operation, path, query, changed(header, name, value), form, body);
      default -> throw new AssertionError("no test knows parameters in " + in);
    };
  }

  private static Map<String, Example> changed(
      Map<String, Example> examples, String name, JsonElement value) {
    Map<String, Example> changed = new LinkedHashMap<>(examples);
    changed.computeIfPresent(name, (key, old) -> new Example(old.parameter(), value));
    return changed;
  }

  /** The same with another value of a field of the form. */
  public Arguments withField(String name, JsonElement value) {
    Map<String, JsonElement> changed = new LinkedHashMap<>(form);
    changed.replace(name, value);
    return new Arguments(operation, path, query, header, changed, body);
  }

  /** The same without fields of the form that exclude one another. */
  public Arguments compatible() {
    Map<String, JsonElement> fields = new LinkedHashMap<>(form);
    fields.keySet().retainAll(operation.compatibleFields());
    return new Arguments(operation, path, query, header, fields, body);
  }

  /** The required arguments only. */
  public Arguments withoutOptions() {
    Map<String, Example> required = new LinkedHashMap<>(query);
    required.values().removeIf(example -> !Boolean.TRUE.equals(example.parameter().getRequired()));
    Map<String, JsonElement> fields = new LinkedHashMap<>(form);
    if (!fields.isEmpty()) {
      fields.keySet().retainAll(operation.requiredFields());
    }
    return new Arguments(operation, path, required, header, fields, body);
  }

  public Map<String, Example> path() {
    return path;
  }

  public Map<String, Example> query() {
    return query;
  }

  public Map<String, Example> header() {
    return header;
  }

  public Map<String, JsonElement> form() {
    return form;
  }

  /** The file that stands for a part of a form. */
  public static Upload upload() {
    return Upload.of("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
  }

  /**
   * The values, in the order of the method's parameters, as {@link GeneratedMethod#forUsers()}
   * takes them.
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
      return upload();
    }
    if (parameter.getType() == Columns.class) {
      return lines();
    }
    for (Annotation annotation : parameter.getAnnotations()) {
      if (annotation instanceof Path name) {
        return convert(path.get(name.value()).value(), parameter.getParameterizedType());
      }
      if (annotation instanceof Query name) {
        return convert(query.get(name.value()).value(), parameter.getParameterizedType());
      }
      if (annotation instanceof Header name) {
        return convert(header.get(name.value()).value(), parameter.getParameterizedType());
      }
      if (annotation instanceof Body) {
        return body;
      }
      if (annotation instanceof Field name) {
        return convert(form.get(name.value()), parameter.getParameterizedType());
      }
      if (annotation instanceof Tag) {
        return parameters(parameter.getType());
      }
    }
    throw new AssertionError(method + " has a parameter that no test knows: " + parameter);
  }

  /** One row with all that the form has an example for. */
  private List<Line> lines() {
    Line line =
        Line.of(cell("line_service_id[]").getAsLong(), cell("line_quantity[]").getAsString());
    return List.of(
        form.containsKey("line_price[]")
            ? line.withDescription(cell("line_description[]").getAsString())
                .withPrice(cell("line_price[]").getAsString())
            : line);
  }

  private JsonElement cell(String column) {
    return form.get(column).getAsJsonArray().get(0);
  }

  /** A parameter object with all that the query or the form has an example for. */
  private Parameters parameters(Class<?> type) {
    try {
      Object builder = type.getMethod("builder").invoke(null);
      fill(type, builder);
      return (Parameters) builder.getClass().getMethod("build").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " is no parameter object", e);
    }
  }

  /** Calls every method of a parameter object's builder that there is an example for. */
  public void fill(Class<?> type, Object builder) {
    try {
      for (Map.Entry<String, Method> setter : setters(type).entrySet()) {
        String name = setter.getKey();
        JsonElement example = query.containsKey(name) ? query.get(name).value() : form.get(name);
        if (example != null) {
          Type wanted = setter.getValue().getGenericParameterTypes()[0];
          setter.getValue().invoke(builder, convert(example, wanted));
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
  public static Map<String, Method> setters(Class<?> type) throws ReflectiveOperationException {
    Map<String, Method> setters = new LinkedHashMap<>();
    Class<?> builderType = type.getMethod("builder").getReturnType();
    Set<String> constants = names(type.getMethod("builder").invoke(null));
    for (Method method : builderType.getDeclaredMethods()) {
      boolean isSetter =
          Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 1;
      if (isSetter && method.getParameterTypes()[0] != long.class) { // an overload
        Object builder = type.getMethod("builder").invoke(null);
        set(builder, method);
        Set<String> set = names(builder);
        set.removeAll(constants);
        Method former = setters.put(set.iterator().next(), method);
        if (set.size() != 1 || former != null) {
          throw new AssertionError(method + " sets " + set + ", as does " + former);
        }
      }
    }
    return setters;
  }

  /** Sets a value; a text may have a pattern. */
  private static void set(Object builder, Method method) throws ReflectiveOperationException {
    if (method.getParameterTypes()[0] != String.class) {
      method.invoke(builder, probe(method.getGenericParameterTypes()[0]));
      return;
    }
    for (String text : List.of("1", "2013-01-16", "0,100", "id,asc", "2013-01-16T10:00:00Z")) {
      try {
        method.invoke(builder, text);
        return;
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof IllegalArgumentException)) {
          throw e;
        }
      }
    }
    throw new AssertionError(method + " takes none of the texts");
  }

  private static Set<String> names(Object builder) throws ReflectiveOperationException {
    Parameters parameters = (Parameters) builder.getClass().getMethod("build").invoke(builder);
    Set<String> names = new LinkedHashSet<>();
    parameters.entries().forEach(entry -> names.add(entry.getKey()));
    return names;
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
      return List.of("true", "1", "yes").contains(text);
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
