package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.Collections;
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
    check(Production.supportPackages(provider));
  }

  /** The check fails where the order is wrong. */
  @ParameterizedTest
  @MethodSource("providers")
  void theReverseOrderIsRefused(String provider) {
    List<String> reversed = new ArrayList<>(Production.supportPackages(provider));
    Collections.reverse(reversed);
    assertThrows(AssertionError.class, () -> check(reversed));
  }

  private static void check(List<String> order) {
    PackageLayers.check(Production.classes(), order, type -> order.contains(type.getPackageName()));
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
