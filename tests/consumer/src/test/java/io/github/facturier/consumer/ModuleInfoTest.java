package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every JAR is a module with a descriptor of its own, that exports what users are to see. The
 * sandbox has a name only: libraries of its validator share packages, so that it cannot be on a
 * module path anyway.
 */
class ModuleInfoTest {
  private static List<String> jars() {
    return Artifacts.JARS.stream().filter(name -> !name.equals(Artifacts.SANDBOX)).toList();
  }

  @ParameterizedTest
  @MethodSource("jars")
  void exportsThePublicApiAlone(String artifact) {
    ModuleDescriptor module = describe(artifact);
    assertFalse(module.isAutomatic(), module::toString);
    assertEquals(Artifacts.module(artifact), module.name());
    Set<String> exported = new TreeSet<>();
    for (ModuleDescriptor.Exports exports : module.exports()) {
      assertFalse(exports.isQualified(), exports::toString);
      exported.add(exports.source());
    }
    assertEquals(expected(artifact, module.name()), exported);
  }

  @Test
  void sandboxHasAName() {
    assertEquals(Artifacts.module(Artifacts.SANDBOX), describe(Artifacts.SANDBOX).name());
  }

  private static ModuleDescriptor describe(String artifact) {
    Set<ModuleReference> found =
        ModuleFinder.of(Publication.get().file(artifact, ".jar")).findAll();
    assertEquals(1, found.size(), found::toString);
    return found.iterator().next().descriptor();
  }

  private static Set<String> expected(String artifact, String name) {
    if (artifact.equals(Artifacts.SPECS)) {
      return Set.of();
    }
    return Artifacts.CLIENTS.contains(artifact)
        ? new TreeSet<>(Set.of(name, name + ".model"))
        : Set.of(name);
  }
}
