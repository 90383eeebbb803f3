package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages of the runtime: each depends on the ones below it only. */
class RuntimePackagesTest {
  private static final String ROOT = Production.ROOT + ".runtime";

  /** From the lowest to the highest. */
  private static final List<String> ORDER =
      Stream.of(
              ".annotation",
              ".internal.io",
              ".internal.redact",
              ".error",
              ".json",
              ".parameter",
              "",
              ".spi",
              ".internal.http",
              ".internal.call",
              ".client")
          .map(name -> ROOT + name)
          .toList();

  /** The maximum number of types in the root package, which an editor proposes for completion. */
  private static final int MOST_ROOT_TYPES = 20;

  @Test
  void aPackageDependsOnTheOnesBelowOnly() {
    PackageLayers.check(Production.classes(), ORDER, RuntimePackagesTest::isRuntime);
  }

  @Test
  void everyClassIsInAKnownPackage() {
    Set<String> packages =
        runtime().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(ORDER), packages);
  }

  @Test
  void theRootPackageIsSmall() {
    List<String> types =
        runtime()
            .filter(type -> type.getPackageName().equals(ROOT))
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getSimpleName)
            .toList();
    assertTrue(!types.isEmpty() && types.size() <= MOST_ROOT_TYPES, types::toString);
  }

  @Test
  void noPublicSignatureNamesAnInternalType() {
    List<JavaClass> exported = runtime().filter(RuntimePackagesTest::isExported).toList();
    assertEquals(
        List.of(),
        Signatures.scan(exported, RuntimePackagesTest::isRuntime, RuntimePackagesTest::isInternal));
  }

  private static boolean isExported(JavaClass type) {
    return !isInternal(type)
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(RuntimePackagesTest::isExported).orElse(true);
  }

  private static boolean isInternal(JavaClass type) {
    return type.getPackageName().startsWith(ROOT + ".internal");
  }

  private static boolean isRuntime(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  private static Stream<JavaClass> runtime() {
    return Production.classes().stream().filter(RuntimePackagesTest::isRuntime);
  }
}
