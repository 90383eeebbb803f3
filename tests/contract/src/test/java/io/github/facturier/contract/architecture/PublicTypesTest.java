package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public API of generated code has neither {@code double}, which cannot represent amounts
 * exactly, nor {@code Object}, which has no type information.
 */
class PublicTypesTest {
  @ParameterizedTest
  @MethodSource("providers")
  void generatedCodeShowsNone(String provider) throws ClassNotFoundException {
    String client = Production.packageOf(provider);
    List<String> found = new ArrayList<>();
    int classes = 0;
    int types = 0;
    for (JavaClass type : Production.classes()) {
      if (List.of(client, client + ".model").contains(type.getPackageName())) {
        Class<?> loaded = Class.forName(type.getName(), false, getClass().getClassLoader());
        classes++;
        types += new PublicTypes(loaded, found).seen();
      }
    }
    assertEquals(List.of(), found);
    assertTrue(classes > 10 && types > 100, classes + " classes, " + types + " types");
  }

  static Stream<String> providers() {
    return Production.providers().stream();
  }

  /** One unwanted and one allowed signature of each kind. */
  @SuppressWarnings("unused") // used by reflection only
  public abstract static class Unwanted<T extends Number> {
    public double field;
    protected Double protectedField;
    public float[] array;
    public List<Map<String, Float>> nested;
    public List<?> wildcard;
    public Function<? super Object, String> lower;
    double packagePrivate;
    private Object hidden;
    public List<? extends Number> fine;
    public T alsoFine;

    protected Unwanted(Object parameter) {}

    public abstract Object result();

    public abstract void parameter(List<Double[]> values);

    public abstract <X> X unbounded();

    public abstract <X extends Comparable<X>> X bounded(T value);

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  @Test
  void theScanFindsThem() {
    List<String> found = new ArrayList<>();
    new PublicTypes(Unwanted.class, found);
    List<String> members =
        found.stream()
            .map(line -> line.substring(Unwanted.class.getName().length() + 1))
            .distinct()
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "array: float",
            "field: double",
            Unwanted.class.getName() + ": java.lang.Object",
            "lower: java.lang.Object",
            "nested: java.lang.Float",
            "parameter: java.lang.Double",
            "protectedField: java.lang.Double",
            "result: java.lang.Object",
            "unbounded: java.lang.Object",
            "wildcard: java.lang.Object"),
        members);
  }
}
