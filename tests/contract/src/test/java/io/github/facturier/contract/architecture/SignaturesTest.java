package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scan of signatures finds a type in each position, and fails if there is none. */
class SignaturesTest {
  /** The unwanted type. */
  static class Unwanted extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Its supertype and type parameter count as well. */
  @SuppressWarnings("unused") // used by reflection only
  abstract static class Shown<P extends Unwanted> implements Comparable<Unwanted>, Serializable {
    private static final long serialVersionUID = 1L;

    public transient Unwanted field;
    protected transient List<Map<String, Unwanted[]>> nested;
    Unwanted packagePrivate;
    private Unwanted hidden;

    protected Shown(Unwanted parameter) {}

    public abstract Unwanted result();

    public abstract void parameter(List<? super Unwanted> values);

    public abstract <T extends Unwanted> void typeParameter();

    public abstract void exception() throws Unwanted;

    abstract Unwanted packagePrivateResult();
  }

  /** Inherits all of it. */
  abstract static class Subclass extends Shown<Unwanted> {
    private static final long serialVersionUID = 1L;

    Subclass() {
      super(null);
    }
  }

  private static List<String> scan(Class<?> type) {
    JavaClass scanned =
        new ClassFileImporter()
            .importClasses(type, Shown.class, Unwanted.class, SignaturesTest.class)
            .get(type);
    return Signatures.scan(
        List.of(scanned),
        one -> one.getName().startsWith(SignaturesTest.class.getName()),
        one -> one.isEquivalentTo(Unwanted.class));
  }

  private static List<String> names(List<String> found) {
    return found.stream()
        .map(line -> line.replaceFirst("[(]?:.*|[(].*", "").replaceFirst(".*[.$]", ""))
        .sorted()
        .toList();
  }

  @Test
  void eachPositionIsFound() {
    assertEquals(
        List.of(
            "<init>",
            "Shown",
            "exception",
            "field",
            "nested",
            "parameter",
            "result",
            "typeParameter"),
        names(scan(Shown.class)).stream().filter(name -> !name.isEmpty()).toList());
  }

  @Test
  void inheritedMembersAreFound() {
    List<String> names = names(scan(Subclass.class));
    assertEquals(true, names.containsAll(List.of("Subclass", "field", "result")), names::toString);
  }

  @Test
  void nothingToLookAtIsAnError() {
    assertThrows(AssertionError.class, () -> Signatures.scan(List.of(), one -> true, one -> false));
    assertThrows(AssertionError.class, () -> scan(SignaturesTest.class));
  }
}
