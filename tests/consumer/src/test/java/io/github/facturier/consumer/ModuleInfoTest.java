package io.github.facturier.consumer;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every JAR is a module with its own descriptor, which exports the public packages. */
class ModuleInfoTest {
  private static List<String> jars() {
    return Artifacts.JARS;
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

  /** The module path refuses a package that two modules have. */
  @Test
  void noTwoModulesHaveAPackage() {
    Map<String, String> owners = new HashMap<>();
    for (String artifact : jars()) {
      Set<String> packages = describe(artifact).packages();
      assertFalse(packages.isEmpty(), artifact + " has no package");
      for (String name : packages) {
        assertTrue(name.startsWith("io.github.facturier."), name);
        assertNull(owners.put(name, artifact), () -> name + " is in two modules");
      }
    }
  }

  /** Services in META-INF are also in the descriptor, which the module path uses. */
  @Test
  void sandboxProvidesTheSameEitherWay() throws IOException {
    Map<String, List<String>> described =
        describe(Artifacts.SANDBOX).provides().stream()
            .collect(toMap(provides -> provides.service(), provides -> provides.providers()));
    Map<String, List<String>> listed = new HashMap<>();
    String folder = "META-INF/services/";
    try (JarFile jar = new JarFile(Publication.get().file(Artifacts.SANDBOX, ".jar").toFile())) {
      for (JarEntry entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
        if (entry.getName().startsWith(folder)) {
          try (InputStream in = jar.getInputStream(entry)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            listed.put(entry.getName().substring(folder.length()), text.lines().toList());
          }
        }
      }
    }
    assertFalse(listed.isEmpty(), "there is no service");
    assertEquals(listed, described);
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
    if (artifact.equals(Artifacts.RUNTIME)) {
      return Stream.of("", ".annotation", ".client", ".error", ".json", ".parameter", ".spi")
          .map(suffix -> name + suffix)
          .collect(toCollection(TreeSet::new));
    }
    if (Artifacts.SUPPORTS.contains(artifact)) {
      return Set.of(name, name.replaceFirst("support$", "auth"));
    }
    return Artifacts.CLIENTS.contains(artifact)
        ? new TreeSet<>(Set.of(name, name + ".model"))
        : Set.of(name);
  }
}
