package io.github.facturier.contract.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The public and protected signatures of exported types. */
final class Signatures {
  private Signatures() {}

  /** Members of exported types whose signature names a type of an {@code internal} package. */
  static List<String> namingInternalTypes(Predicate<JavaClass> scanned) {
    List<JavaClass> types =
        Production.classes().stream().filter(scanned).filter(Signatures::isExported).toList();
    if (types.isEmpty()) {
      throw new AssertionError("there is no exported type to look at");
    }
    return types.stream()
        .flatMap(type -> type.getMembers().stream())
        .filter(Signatures::isVisible)
        .flatMap(
            member ->
                typesOf(member)
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                    .filter(Signatures::isInternal)
                    .map(type -> member.getFullName() + ": " + type.getSimpleName()))
        .toList();
  }

  private static Stream<JavaType> typesOf(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit unit = (JavaCodeUnit) member;
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
  }

  private static boolean isVisible(JavaMember member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return !modifiers.contains(JavaModifier.SYNTHETIC)
        && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
  }

  private static boolean isExported(JavaClass type) {
    return !isInternal(type)
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(Signatures::isExported).orElse(true);
  }

  private static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").contains(".internal.");
  }
}
