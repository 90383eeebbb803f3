package io.github.facturier.contract.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of the support modules: each depends on the ones below it only. */
class SupportPackagesTest {
  static Stream<String> providers() {
    return Production.providers().stream();
  }

  @ParameterizedTest
  @MethodSource("providers")
  void aPackageDependsOnTheOnesBelowOnly(String provider) {
    List<String> order = Production.supportPackages(provider);
    for (String name : order) {
      List<String> allowed = order.subList(0, order.indexOf(name) + 1);
      classes()
          .that()
          .resideInAPackage(name)
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.describe(
                  "are in " + allowed + " or outside the support module",
                  type ->
                      !order.contains(type.getPackageName())
                          || allowed.contains(type.getPackageName())))
          .allowEmptyShould(true)
          .check(Production.classes());
    }
  }

  /** Every provider has its credentials in the package {@code auth}. */
  @ParameterizedTest
  @MethodSource("providers")
  void everyProviderHasCredentialsInAuth(String provider) {
    String auth = Production.packageOf(provider) + ".auth";
    List<JavaClass> credentials =
        Production.classes().stream()
            .filter(type -> type.getPackageName().equals(auth))
            .filter(type -> type.isAssignableTo(Production.RUNTIME + ".Credentials"))
            .toList();
    assertFalse(credentials.isEmpty(), auth);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void noPublicSignatureNamesAnInternalType(String provider) {
    List<String> packages = Production.supportPackages(provider);
    Predicate<JavaClass> isSupport = type -> packages.contains(type.getPackageName());
    Predicate<JavaClass> isInternal = type -> type.getPackageName().endsWith(".internal");
    List<JavaClass> exported =
        Production.classes().stream()
            .filter(isSupport.and(isInternal.negate()))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .toList();
    assertEquals(List.of(), Signatures.scan(exported, isSupport, isInternal));
  }
}
