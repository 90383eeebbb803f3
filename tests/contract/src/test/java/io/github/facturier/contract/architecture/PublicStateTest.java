package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.stream.JsonWriter;
import com.tngtech.archunit.core.domain.JavaClass;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.OpenEnum;
import io.github.facturier.runtime.json.Schema;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import org.junit.jupiter.api.Test;

/** No static member gives users access to state that affects the whole JVM. */
class PublicStateTest {
  /** The counter of clients that share a connection pool; it is private and guarded by a lock. */
  private static final Set<String> COUNTED =
      Set.of("SharedHttpClient.shared", "SharedHttpClient.users");

  private static List<Class<?>> classes() throws ClassNotFoundException {
    List<Class<?>> classes = new ArrayList<>();
    for (JavaClass type : Production.classes()) {
      classes.add(Class.forName(type.getName(), false, PublicStateTest.class.getClassLoader()));
    }
    assertTrue(classes.size() > 500, classes.size() + " classes");
    return classes;
  }

  @Test
  void noStaticFieldIsAssignedTwice() throws Exception {
    List<String> found = new ArrayList<>();
    int fields = 0;
    for (Class<?> type : classes()) {
      for (Field field : type.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers) && !field.isSynthetic()) {
          fields++;
          String name = type.getSimpleName() + "." + field.getName();
          if (!Modifier.isFinal(modifiers) && !COUNTED.contains(name)) {
            found.add(name);
          }
        }
      }
    }
    assertTrue(fields > 1_000, fields + " fields");
    assertEquals(List.of(), found);
  }

  @Test
  void noPublicConstantCanBeChanged() throws Exception {
    List<String> found = new ArrayList<>();
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Class<?> type : classes()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && isShown(type) && isShown(field)) {
          Class<?> shown = field.getType();
          types.add(shown);
          field.setAccessible(true); // a protected one
          if (!isImmutable(shown, field.get(null))) {
            found.add(type.getName() + "." + field.getName() + ": " + shown.getName());
          }
        }
      }
    }
    assertTrue(types.contains(Codec.class), types::toString);
    assertEquals(List.of(), found);
  }

  /** Immutable types of the JDK and of libraries. */
  private static final Set<Class<?>> IMMUTABLE =
      Set.of(
          String.class,
          Duration.class,
          Instant.class,
          LocalDate.class,
          YearMonth.class,
          ZoneId.class,
          BigDecimal.class,
          Pattern.class,
          Charset.class,
          MediaType.class);

  private static boolean isImmutable(Class<?> type, Object value) {
    if (type.isPrimitive() || type.isEnum() || IMMUTABLE.contains(type)) {
      return true;
    }
    if (isOurs(type)) {
      return mutators(type).isEmpty();
    }
    // Unmodifiable collections, which their declared type does not show.
    return value.getClass().getName().startsWith("java.util.ImmutableCollections$");
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(Production.ROOT + ".");
  }

  /**
   * A method with a parameter that returns nothing or the object itself is taken to change the
   * object.
   */
  private static List<String> mutators(Class<?> type) {
    List<String> mutators = new ArrayList<>();
    if (!type.isRecord() && !type.isInterface()) {
      for (Method method : type.getMethods()) {
        Class<?> result = method.getReturnType();
        boolean isOfObject = method.getDeclaringClass() == Object.class;
        if (!Modifier.isStatic(method.getModifiers())
            && !isOfObject
            && method.getParameterCount() > 0
            && method.getParameterTypes()[0] != JsonWriter.class // changes the writer
            && (result == void.class || result == type)) {
          mutators.add(method.getName());
        }
      }
    }
    return mutators;
  }

  private static boolean isShown(Class<?> type) {
    Class<?> owner = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (owner == null || isShown(owner));
  }

  private static boolean isShown(Field field) {
    return Modifier.isPublic(field.getModifiers()) || Modifier.isProtected(field.getModifiers());
  }

  @Test
  void theScanKnowsAMutator() {
    assertEquals(List.of("property"), mutators(Changeable.class));
    assertFalse(isImmutable(Changeable.class, new Changeable()));
  }

  /** Including types that are not ours. */
  @Test
  void theScanKnowsMutableTypesOfOthers() {
    assertFalse(isImmutable(int[].class, new int[0]));
    assertFalse(isImmutable(List.class, new ArrayList<>()));
    assertFalse(isImmutable(Gson.class, new Gson()));
    assertFalse(isImmutable(AtomicInteger.class, new AtomicInteger()));
    assertTrue(isImmutable(List.class, List.of(1)));
    assertTrue(isImmutable(Map.class, Map.of()));
    assertTrue(isImmutable(Duration.class, Duration.ZERO));
  }

  /** Mutable, as {@link Schema} was in the past. */
  public static final class Changeable {
    public Changeable property(String name) {
      return name.isEmpty() ? new Changeable() : this;
    }

    public String name() {
      return "";
    }
  }

  @Test
  void schemasAndKnownValuesAreReadOnly() throws Exception {
    int schemas = 0;
    int enums = 0;
    for (Class<?> type : classes()) {
      if (Model.class.isAssignableFrom(type) && type != Model.class) {
        List<?> properties = Schema.of(type.asSubclass(Model.class)).properties();
        assertThrows(UnsupportedOperationException.class, properties::clear, type.getName());
        schemas++;
      } else if (OpenEnum.class.isAssignableFrom(type) && type != OpenEnum.class) {
        List<?> known = (List<?>) type.getMethod("values").invoke(null);
        assertThrows(UnsupportedOperationException.class, known::clear, type.getName());
        enums++;
      }
    }
    assertTrue(schemas > 150 && enums > 30, schemas + " schemas, " + enums + " enums");
  }
}
