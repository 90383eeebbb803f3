package io.github.facturier.contract.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dependencies of the design: customizations depend on the runtime, generated code on both, and
 * none depends in the other direction, since customizations are compiled before generated code.
 */
class ModuleDependenciesTest {
  /** Kotlin is allowed, since signatures of OkHttp and Okio contain its types. */
  private static final List<String> LIBRARIES =
      List.of(
          "java..",
          "javax.net.ssl..",
          "retrofit2..",
          "okhttp3..",
          "okio..",
          "kotlin..",
          "com.google.gson..",
          "org.jspecify..");

  private static final List<String> RUNTIME = List.of(Production.RUNTIME + "..");
  private static final List<String> LOGGING = List.of("org.slf4j..");
  private static final List<String> CRYPTOGRAPHY = List.of("javax.crypto..", "org.bouncycastle..");

  @Test
  void theRuntimeKnowsItselfAndLibraries() {
    check(Production.RUNTIME + "..", List.of(RUNTIME, LIBRARIES, LOGGING));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void aCustomizationKnowsItselfAndTheRuntime(String provider) {
    List<String> own = Production.supportPackages(provider);
    for (String support : own) {
      check(support, List.of(own, RUNTIME, LIBRARIES, LOGGING, CRYPTOGRAPHY));
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void generatedCodeKnowsItsCustomizationAndTheRuntime(String provider) {
    String client = Production.packageOf(provider);
    List<String> own = List.of(client, client + ".model", client + ".auth", client + ".support");
    for (String generated : List.of(client, client + ".model")) {
      check(generated, List.of(RUNTIME, own, LIBRARIES));
    }
  }

  @Test
  void everyClassBelongsSomewhere() {
    List<String> known = new ArrayList<>(List.of(Production.ROOT + ".specs"));
    providers()
        .forEach(
            provider -> {
              String client = Production.packageOf(provider);
              known.addAll(List.of(client, client + ".model"));
              known.addAll(Production.supportPackages(provider));
            });
    List<String> strangers =
        Production.classes().stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .filter(name -> !known.contains(name))
            // RuntimePackagesTest has the packages of the runtime.
            .filter(name -> !(name + ".").startsWith(Production.RUNTIME + "."))
            // SandboxPackagesTest has the packages of the sandbox.
            .filter(name -> !(name + ".").startsWith(Production.ROOT + ".sandbox."))
            .toList();
    assertTrue(strangers.isEmpty(), strangers::toString);
    assertTrue(Production.classes().size() > 300, "where are the classes?");
  }

  /** Checks that the rule finds violations. */
  @Test
  void theRuleFindsWhatBreaksIt() {
    JavaClasses tests = new ClassFileImporter().importClasses(ModuleDependenciesTest.class);
    ArchRule rule = rule(ModuleDependenciesTest.class.getPackageName(), List.of("java.."));
    assertTrue(rule.evaluate(tests).getFailureReport().toString().contains("com.tngtech.archunit"));
  }

  static Stream<String> providers() {
    return Production.providers().stream();
  }

  private static void check(String packages, List<List<String>> allowed) {
    List<String> all = allowed.stream().flatMap(List::stream).toList();
    assertFalse(all.isEmpty());
    rule(packages, all).check(Production.classes());
  }

  private static ArchRule rule(String packages, List<String> allowed) {
    return classes()
        .that()
        .resideInAPackage(packages)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new));
  }
}
