package io.github.facturier.contract.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packages of the sandbox: the exported root, a package for each provider, and shared packages
 * below them. The root depends on the providers, these on the shared packages, and nothing depends
 * on a package above it.
 */
class SandboxPackagesTest {
  private static final String ROOT = Production.ROOT + ".sandbox";

  /** The shared packages, each of which may depend on the ones before it. */
  private static final List<String> SHARED =
      List.of(ROOT + ".data", ROOT + ".pdf", ROOT + ".http", ROOT + ".openapi");

  private static final Set<String> PUBLIC_TYPES =
      new TreeSet<>(
          List.of(
              "FactomosSandbox",
              "FacturationProSandbox",
              "Fault",
              "LuccaCleemySandbox",
              "MyClementineSandbox",
              "RecordedCall",
              "Sandbox",
              "SandboxExtension",
              "SentEmail",
              "VosFacturesSandbox"));

  @Test
  void theRootHasThePublicTypesOnly() {
    Set<String> names =
        sandbox().stream()
            .filter(SandboxPackagesTest::isExported)
            .filter(type -> type.getEnclosingClass().isEmpty())
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(PUBLIC_TYPES, names);
  }

  @Test
  void everyClassIsInAKnownPackage() {
    Set<String> known = Stream.concat(Stream.of(ROOT), SHARED.stream()).collect(Collectors.toSet());
    providers().forEach(known::add);
    Set<String> packages =
        sandbox().stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertEquals(known, packages);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().matching(Production.ROOT + ".(**)").should().beFreeOfCycles().check(sandbox());
  }

  @Test
  void nothingDependsOnTheRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(sandbox());
  }

  @Test
  void sharedPackagesDependOnTheOnesBelowOnly() {
    PackageLayers.check(sandbox(), SHARED, SandboxPackagesTest::isSandbox);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void providersDependOnSharedPackagesOnly(String provider) {
    List<String> allowed = Stream.concat(Stream.of(provider), SHARED.stream()).toList();
    PackageLayers.checkPackage(sandbox(), provider, allowed, SandboxPackagesTest::isSandbox);
  }

  @Test
  void publicSignaturesNameExportedTypesOnly() {
    List<JavaClass> exported = sandbox().stream().filter(SandboxPackagesTest::isExported).toList();
    assertTrue(exported.size() > PUBLIC_TYPES.size(), "nested types are missing");
    assertEquals(List.of(), unexported(exported));
  }

  /** The scan of signatures finds types in each position. */
  @Test
  void theScanFindsUnexportedTypes() {
    JavaClass visible = Production.classes().get(ROOT + ".http.LoopbackServer");
    List<String> found = unexported(List.of(visible));
    assertTrue(
        found.stream().anyMatch(line -> line.contains("<init>") && line.contains("Exchange")),
        found::toString);
    assertTrue(
        found.stream()
            .anyMatch(line -> line.contains("failNext") && line.contains("InjectedFault")),
        found::toString);
    assertTrue(
        found.stream().anyMatch(line -> line.contains("reset") && line.contains("Application")),
        found::toString);
    assertEquals(3, found.size(), found::toString);
  }

  /** The types in public signatures that are part of the sandbox, but not exported. */
  private static List<String> unexported(List<JavaClass> types) {
    return Signatures.scan(
        types,
        SandboxPackagesTest::isSandbox,
        // The public members of ProviderSandbox are those of its subclasses.
        type -> !isExported(type) && !type.getName().equals(ROOT + ".ProviderSandbox"));
  }

  /** Whether a user of the module can name a type. */
  private static boolean isExported(JavaClass type) {
    return type.getPackageName().equals(ROOT)
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(SandboxPackagesTest::isExported).orElse(true);
  }

  /** The libraries in the JAR of the sandbox are no part of it. */
  private static boolean isSandbox(JavaClass type) {
    String name = type.getPackageName();
    return (name.equals(ROOT) || name.startsWith(ROOT + ".")) && !name.startsWith(ROOT + ".shaded");
  }

  private static JavaClasses sandbox() {
    return Production.classes()
        .that(
            DescribedPredicate.describe("are part of the sandbox", SandboxPackagesTest::isSandbox));
  }

  /** The package of each provider in the sandbox. */
  static Stream<String> providers() {
    return Production.providers().stream().map(name -> ROOT + "." + name.replace("-", ""));
  }
}
