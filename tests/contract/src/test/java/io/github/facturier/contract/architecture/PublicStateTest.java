package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.stream.JsonWriter;
import com.tngtech.archunit.core.domain.JavaClass;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.OpenEnum;
import io.github.facturier.runtime.json.Schema;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing that a user can reach through a static member can be changed for the whole JVM. */
class PublicStateTest {
  /** The one counter of clients that share a connection pool; private, and locked. */
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
          boolean isCollection =
              Collection.class.isAssignableFrom(shown) || Map.class.isAssignableFrom(shown);
          if (shown.isArray()
              || isCollection && !isImmutable(field.get(null))
              || !mutators(shown).isEmpty()) {
            found.add(type.getSimpleName() + "." + field.getName() + " " + mutators(shown));
          }
        }
      }
    }
    assertTrue(types.contains(Codec.class), types::toString);
    assertEquals(List.of(), found);
  }

  /** {@code List.of} and its kin. */
  private static boolean isImmutable(Object collection) {
    return collection.getClass().getName().startsWith("java.util.ImmutableCollections$");
  }

  /** What takes a value and brings nothing but the object itself can only be there to change it. */
  private static List<String> mutators(Class<?> type) {
    List<String> mutators = new ArrayList<>();
    if (type.getName().startsWith(Production.ROOT) && !type.isRecord() && !type.isInterface()) {
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
  }

  /** As {@link Schema} once was. */
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
