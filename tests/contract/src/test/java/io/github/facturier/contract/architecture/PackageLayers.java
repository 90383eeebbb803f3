package io.github.facturier.contract.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.function.Predicate;

/** Checks which packages of a module depend on which. */
final class PackageLayers {
  private PackageLayers() {}

  /**
   * Checks that each package depends only on itself and on the packages before it.
   *
   * @param order the packages, from the lowest to the highest; none may be empty
   * @param isOurs the classes of the module; every package outside of it is allowed
   * @throws AssertionError if one depends on another
   */
  static void check(JavaClasses all, List<String> order, Predicate<JavaClass> isOurs) {
    for (int i = 0; i < order.size(); i++) {
      checkPackage(all, order.get(i), order.subList(0, i + 1), isOurs);
    }
  }

  /** Checks that a package depends only on the allowed ones of its module. */
  static void checkPackage(
      JavaClasses all, String name, List<String> allowed, Predicate<JavaClass> isOurs) {
    classes()
        .that()
        .resideInAPackage(name)
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are in " + allowed + " or outside the module",
                type -> !isOurs.test(type) || allowed.contains(type.getPackageName())))
        .check(all);
  }
}
