package io.github.facturier.contract.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.ModelBuilder;
import io.github.facturier.runtime.json.OpenEnum;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;

/** Arbitrary models, made with their builders from the values that these take. */
final class TypedModels {
  /** Deeper models are left out: models may contain one another. */
  private static final int MAX_DEPTH = 2;

  private static final double NULL = 0.1;

  /** The approximate number of properties that are set if there are many. */
  private static final double SET = 15;

  private static final Map<String, RandomGenerator<Model>> MADE = new ConcurrentHashMap<>();

  private TypedModels() {}

  /** A call of a builder's method. */
  private record Setting(String name, Method setter, Object value) {}

  /**
   * Makes models of a class; what the builder demands is always set, everything else now and then.
   */
  static RandomGenerator<Model> of(Class<? extends Model> type) {
    return of(type, 0);
  }

  private static RandomGenerator<Model> of(Class<? extends Model> type, int depth) {
    String key = type.getName() + " " + depth;
    RandomGenerator<Model> known = MADE.get(key);
    if (known == null) {
      known = make(type, depth).generator(Choice.GENERATOR_SIZE);
      MADE.put(key, known);
    }
    return known;
  }

  private static Arbitrary<Model> make(Class<? extends Model> type, int depth) {
    List<Arbitrary<Setting>> settings = new ArrayList<>();
    Map<String, Method> setters = ModelMirror.setters(type);
    List<String> required = ModelMirror.required(type);
    double absent = Math.max(0.5, 1 - SET / setters.size());
    setters.forEach(
        (name, setter) -> {
          Arbitrary<?> values = values(ModelMirror.valueType(setter), depth);
          boolean isRequired = required.contains(name);
          Arbitrary<Setting> set =
              (isRequired ? values : Choice.orNull(NULL, values))
                  .map(value -> new Setting(name, setter, value));
          settings.add(isRequired ? set : Choice.orNull(absent, set));
        });
    return Combinators.combine(settings)
        .as(
            all -> {
              ModelBuilder<?, ?> builder = ModelMirror.builder(type);
              all.stream().filter(Objects::nonNull).forEach(set -> set(builder, set, required));
              return builder.build();
            });
  }

  /** Sets a value, unless it is beyond a limit of the document. */
  private static void set(ModelBuilder<?, ?> builder, Setting setting, List<String> required) {
    try {
      ModelMirror.call(setting.setter(), builder, setting.value());
    } catch (IllegalArgumentException e) {
      if (required.contains(setting.name()) || !e.getMessage().contains(": must ")) {
        throw e;
      }
    }
  }

  private static Arbitrary<?> values(Type type, int depth) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      int most = depth < MAX_DEPTH ? 2 : 0;
      return generic.getRawType() == Map.class
          ? Arbitraries.maps(
                  Arbitraries.strings().alpha().ofLength(3), values(arguments[1], depth + 1))
              .ofMaxSize(most)
          : values(arguments[0], depth + 1).list().ofMaxSize(most);
    }
    Class<?> raw = (Class<?>) type;
    if (Model.class.isAssignableFrom(raw)) {
      return Arbitraries.fromGenerator(
          random -> of(raw.asSubclass(Model.class), depth + 1).next(random));
    }
    if (OpenEnum.class.isAssignableFrom(raw)) {
      return Arbitraries.strings().alpha().ofMinLength(1).map(text -> openEnum(raw, text));
    }
    return scalars(raw);
  }

  private static Object openEnum(Class<?> type, String value) {
    try {
      return type.getMethod("of", String.class).invoke(null, value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " has no factory", e);
    }
  }

  private static Arbitrary<?> scalars(Class<?> type) {
    if (type == String.class) {
      return Arbitraries.strings().all().ofMaxLength(10);
    }
    if (type == Long.class || type == long.class) {
      return Arbitraries.longs();
    }
    if (type == Integer.class || type == int.class) {
      return Arbitraries.integers();
    }
    if (type == Boolean.class || type == boolean.class) {
      return Arbitraries.of(true, false);
    }
    if (type == BigDecimal.class) {
      return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 6))
          .as(BigDecimal::valueOf);
    }
    if (type == LocalDate.class) {
      return moments().map(OffsetDateTime::toLocalDate);
    }
    if (type == OffsetDateTime.class) {
      return moments();
    }
    if (type == YearMonth.class) {
      return moments().map(YearMonth::from);
    }
    if (type == JsonElement.class) {
      return Arbitraries.of(new JsonPrimitive("0.10"), Json.parse("{\"a\":[0.10,null]}"));
    }
    return handWritten(type);
  }

  /** A type of a support module ({@code x-java-type}): what its factories make, and constants. */
  private static Arbitrary<?> handWritten(Class<?> type) {
    List<Arbitrary<?>> values = new ArrayList<>();
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
        values.add(Arbitraries.of(call(() -> field.get(null))));
      }
    }
    for (Method method : type.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())
          && method.getName().equals("of")
          && method.getReturnType() == type
          && method.getParameterCount() == 1) {
        values.add(
            scalars(method.getParameterTypes()[0])
                .map(value -> call(() -> method.invoke(null, value))));
      }
    }
    if (values.isEmpty()) {
      throw new AssertionError("a property of a type without constants and factories: " + type);
    }
    return Choice.oneOf(values);
  }

  private static Object call(Callable<Object> reflection) {
    try {
      return reflection.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Arbitrary<OffsetDateTime> moments() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 7_000_000_000L),
            Arbitraries.of(0, 120_000_000),
            Arbitraries.integers().between(-12, 14))
        .as(
            (second, nano, hours) ->
                LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC)
                    .atOffset(ZoneOffset.ofHours(hours)));
  }
}
