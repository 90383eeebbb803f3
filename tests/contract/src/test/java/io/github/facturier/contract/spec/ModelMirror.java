package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.ModelBuilder;
import io.github.facturier.runtime.json.Property;
import io.github.facturier.runtime.json.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** A generated model as used by user code: by its getters and its builder. */
public final class ModelMirror {
  private static final Map<Class<? extends Model>, Map<String, Method>> GETTERS =
      new ConcurrentHashMap<>();

  private ModelMirror() {}

  /** Reads a model from JSON text. */
  public static <M extends Model> M parse(Class<M> type, String json) {
    return schema(type).fromJson(json);
  }

  /** The schema that the class has built. */
  static <M extends Model> Schema<M> schema(Class<M> type) {
    return Schema.of(type);
  }

  /** The paths of the fields that no schema knows, at any depth. */
  static List<String> unknownFields(Object value) {
    List<String> paths = new ArrayList<>();
    visit(
        "$",
        value,
        (path, model) ->
            model.additionalProperties().keySet().forEach(name -> paths.add(path + "." + name)));
    return paths;
  }

  /** The paths of what a document says and a getter does not show, at any depth. */
  static List<String> blindSpots(Object value) {
    List<String> paths = new ArrayList<>();
    visit(
        "$",
        value,
        (path, model) ->
            getters(model.getClass())
                .forEach(
                    (name, getter) -> {
                      JsonElement json = model.property(name);
                      if (!JsonEquality.isNothing(json) && get(getter, model) == null) {
                        paths.add(path + "." + name + ": " + json);
                      }
                    }));
    return paths;
  }

  private static void visit(String path, Object value, BiConsumer<String, Model> visit) {
    if (value instanceof Model model) {
      visit.accept(path, model);
      getters(model.getClass())
          .forEach(
              (name, getter) -> {
                if (!JsonEquality.isNothing(model.property(name))) {
                  visit(path + "." + name, get(getter, model), visit);
                }
              });
    } else if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        visit(path + "[" + i + "]", items.get(i), visit);
      }
    } else if (value instanceof Map<?, ?> members) {
      members.forEach((name, member) -> visit(path + "." + name, member, visit));
    }
  }

  /**
   * The same model, made anew: what each getter shows is given to the builder, at any depth. Values
   * in lenient forms are then in the documented form.
   */
  static <M extends Model> M rebuilt(M model) {
    ModelBuilder<M, ?> builder = builder(model);
    Map<String, Method> getters = getters(model.getClass());
    setters(model.getClass())
        .forEach(
            (name, setter) -> {
              if (model.isSet(name)) {
                boolean isNull = model.property(name).isJsonNull();
                Object value = isNull ? null : get(getters.get(name), model);
                call(setter, builder, anew(value));
              }
            });
    return builder.build();
  }

  private static Object anew(Object value) {
    if (value instanceof Model model) {
      return rebuilt(model);
    }
    if (value instanceof List<?> items) {
      return items.stream().map(ModelMirror::anew).toList();
    }
    if (value instanceof Map<?, ?> members) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      members.forEach((name, member) -> copy.put(name, anew(member)));
      return copy;
    }
    return value;
  }

  /** An empty builder of the model's class. */
  @SuppressWarnings("unchecked") // generated: the builder of a model builds that model
  private static <M extends Model> ModelBuilder<M, ?> builder(M model) {
    return (ModelBuilder<M, ?>) builder(model.getClass());
  }

  /** An empty builder. */
  static ModelBuilder<?, ?> builder(Class<? extends Model> type) {
    return (ModelBuilder<?, ?>) call(method(type, "builder"), null);
  }

  /** A builder with all that the model has. */
  @SuppressWarnings("unchecked") // generated: the builder of a model builds that model
  static <M extends Model> ModelBuilder<M, ?> toBuilder(M model) {
    return (ModelBuilder<M, ?>) call(method(model.getClass(), "toBuilder"), model);
  }

  private static Method method(Class<?> type, String name) {
    try {
      return type.getMethod(name);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(type + " has no " + name + "()", e);
    }
  }

  /** The getters, by the name on the wire. */
  static Map<String, Method> getters(Class<? extends Model> type) {
    return GETTERS.computeIfAbsent(type, ModelMirror::findGetters);
  }

  private static Map<String, Method> findGetters(Class<? extends Model> type) {
    Map<String, Method> byLetters = new LinkedHashMap<>();
    for (Method method : type.getDeclaredMethods()) {
      if (isOfInstances(method) && method.getParameterCount() == 0) {
        byLetters.put(letters(method.getName()), method);
      }
    }
    Map<String, Method> getters = new LinkedHashMap<>();
    for (Property<?> property : schema(type).properties()) {
      Method getter = byLetters.remove(letters(property.name()));
      if (getter == null) {
        throw new AssertionError(type + " has no getter of its own for " + property);
      }
      getters.put(property.name(), getter);
    }
    return getters;
  }

  /**
   * The methods of the builder that take what the getters give, by the name on the wire. There are
   * others for convenience.
   */
  static Map<String, Method> setters(Class<? extends Model> type) {
    Class<?> builder = method(type, "builder").getReturnType();
    Map<String, Method> setters = new LinkedHashMap<>();
    getters(type)
        .forEach(
            (name, getter) -> {
              try {
                setters.put(name, builder.getMethod(getter.getName(), getter.getReturnType()));
              } catch (NoSuchMethodException e) {
                throw new AssertionError(builder + " has no method of its own for " + name, e);
              }
            });
    return setters;
  }

  /** Checks that no element is null, that no getter throws, and that a copy can be built. */
  public static void assertUsable(Object value) {
    if (value instanceof Collection<?> items) {
      items.forEach(item -> assertUsable(Objects.requireNonNull(item, "an element")));
    } else if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, item) -> assertUsable(Objects.requireNonNull(item, "a value")));
    } else if (value instanceof Model model) {
      getters(model.getClass()).values().forEach(getter -> assertUsable(get(getter, model)));
      assertEquals(model, toBuilder(model).build());
      assertEquals(model.toJson(), toBuilder(model).build().toJson());
    }
  }

  /** The required properties of a model. */
  static List<String> required(Class<? extends Model> type) {
    List<String> required = new ArrayList<>();
    for (Property<?> property : schema(type).properties()) {
      if (property.isRequired()) {
        required.add(property.name());
      }
    }
    return required;
  }

  /** The type of a property's values, as the builder takes them. */
  static Type valueType(Method setter) {
    return setter.getGenericParameterTypes()[0];
  }

  private static boolean isOfInstances(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && !method.isSynthetic();
  }

  private static String letters(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  static Object get(Method getter, Model model) {
    return call(getter, model);
  }

  static Object call(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(method.toString(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(method + " is not public", e);
    }
  }
}
