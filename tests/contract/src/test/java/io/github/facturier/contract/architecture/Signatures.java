package io.github.facturier.contract.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The types in the public and protected signatures of classes: superclasses and interfaces, and the
 * fields, results, parameters, type parameters and exceptions of their members, inherited ones
 * included.
 */
final class Signatures {
  private final Predicate<JavaClass> isOurs;
  private final Predicate<JavaClass> isUnwanted;
  private final Set<String> found = new TreeSet<>();
  private int types;

  private Signatures(Predicate<JavaClass> isOurs, Predicate<JavaClass> isUnwanted) {
    this.isOurs = isOurs;
    this.isUnwanted = isUnwanted;
  }

  /**
   * The unwanted types in the signatures of classes: {@code member: type}.
   *
   * @param isOurs the classes whose inherited members are scanned
   * @throws AssertionError if the classes have no signature with a type of ours: then nothing was
   *     checked
   */
  static List<String> scan(
      Collection<JavaClass> classes, Predicate<JavaClass> isOurs, Predicate<JavaClass> isUnwanted) {
    Signatures signatures = new Signatures(isOurs, isUnwanted);
    classes.forEach(signatures::look);
    if (signatures.types == 0) {
      throw new AssertionError("no signature was found in " + classes.size() + " classes");
    }
    return List.copyOf(signatures.found);
  }

  private void look(JavaClass type) {
    look(type.getName(), type.getSuperclass().stream());
    look(type.getName(), type.getInterfaces().stream());
    look(type.getName(), bounds(type.getTypeParameters()));
    for (JavaMember member : type.getAllMembers()) {
      if (isOurs.test(member.getOwner()) && isVisible(member.getModifiers())) {
        look(member.getFullName(), typesOf(member));
      }
    }
  }

  private void look(String where, Stream<? extends JavaType> shown) {
    shown
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .filter(isOurs)
        .peek(type -> types++)
        .filter(isUnwanted)
        .forEach(type -> found.add(where + ": " + type.getName()));
  }

  private static Stream<? extends JavaType> typesOf(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit unit = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            bounds(unit.getTypeParameters()),
            unit.getExceptionTypes().stream())
        .flatMap(Function.identity())
        .map(JavaType.class::cast);
  }

  private static Stream<JavaType> bounds(List<? extends JavaTypeVariable<?>> variables) {
    return variables.stream().flatMap(variable -> variable.getUpperBounds().stream());
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    boolean written =
        !modifiers.contains(JavaModifier.SYNTHETIC) && !modifiers.contains(JavaModifier.BRIDGE);
    return written
        && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
  }
}
