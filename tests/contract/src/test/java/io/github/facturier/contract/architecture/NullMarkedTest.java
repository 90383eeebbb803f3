package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Every package is annotated with NullMarked. */
class NullMarkedTest {
  @Test
  void everyPackageIsMarked() {
    List<String> packages =
        Production.classes().stream().map(JavaClass::getPackageName).distinct().sorted().toList();
    assertTrue(packages.size() > 5, packages::toString);
    List<String> unmarked = packages.stream().filter(name -> !isMarked(name)).toList();
    assertEquals(List.of(), unmarked);
  }

  private static boolean isMarked(String name) {
    try {
      return Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
