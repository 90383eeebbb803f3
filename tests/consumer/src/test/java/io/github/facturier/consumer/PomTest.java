package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published POMs have what users' builds and Maven Central require, and no more. */
class PomTest {
  private static List<String> all() {
    return Artifacts.ALL;
  }

  private static List<String> jars() {
    return Artifacts.JARS;
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysWhatItIs(String artifact) throws Exception {
    Model pom = read(artifact);
    assertEquals(Artifacts.GROUP, pom.getGroupId());
    assertEquals(artifact, pom.getArtifactId());
    assertEquals(Publication.get().version(), pom.getVersion());
    assertFalse(pom.getName().isBlank());
    assertFalse(pom.getDescription().isBlank());
    assertEquals("https://github.com/facturier/facturier", pom.getUrl());
    assertEquals(pom.getUrl(), pom.getScm().getUrl());
    assertEquals("scm:git:" + pom.getUrl() + ".git", pom.getScm().getConnection());
    assertEquals(1, pom.getLicenses().size());
    assertEquals("Apache-2.0", pom.getLicenses().get(0).getName());
    assertFalse(pom.getDevelopers().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("all")
  void needsNothingElse(String artifact) throws Exception {
    Model pom = read(artifact);
    assertNull(pom.getParent());
    assertNull(pom.getBuild());
    assertEquals(List.of(), pom.getModules());
    assertEquals(List.of(), pom.getProfiles());
    assertEquals(List.of(), pom.getRepositories());
    assertEquals(List.of(), pom.getPluginRepositories());
    assertEquals(new Properties(), pom.getProperties());
    assertEquals(artifact.equals(Artifacts.BOM), pom.getDependencyManagement() != null);
  }

  @ParameterizedTest
  @MethodSource("jars")
  void dependenciesAreReleasesThatUsersNeed(String artifact) throws Exception {
    Model pom = read(artifact);
    assertEquals(artifact.equals(Artifacts.SPECS), pom.getDependencies().isEmpty());
    for (Dependency dependency : pom.getDependencies()) {
      assertNotNull(dependency.getVersion(), dependency::toString);
      assertTrue(dependency.getVersion().matches("[\\w.-]+"), dependency::toString);
      assertFalse(dependency.getVersion().endsWith("-SNAPSHOT"), dependency::toString);
      assertTrue(
          List.of("compile", "runtime").contains(dependency.getScope()), dependency::toString);
      assertFalse(
          dependency.getArtifactId().matches("okio|mockwebserver\\d?"), dependency::toString);
    }
  }

  /** Everything else is in the JAR. */
  @Test
  void sandboxBringsModulesOnly() throws Exception {
    Set<String> needed = new TreeSet<>();
    Set<String> optional = new TreeSet<>();
    for (Dependency dependency : read(Artifacts.SANDBOX).getDependencies()) {
      (dependency.isOptional() ? optional : needed).add(dependency.getArtifactId());
    }
    assertEquals(Set.of("junit-jupiter-api"), optional);
    assertEquals(Set.of(Artifacts.SPECS, "gson", "jspecify", "kotlin-stdlib", "slf4j-api"), needed);
  }

  @Test
  void bomHasEveryJarAndNothingElse() throws Exception {
    List<Dependency> managed = read(Artifacts.BOM).getDependencyManagement().getDependencies();
    TreeSet<String> names = new TreeSet<>();
    for (Dependency dependency : managed) {
      assertEquals(Artifacts.GROUP, dependency.getGroupId());
      assertEquals(Publication.get().version(), dependency.getVersion());
      names.add(dependency.getArtifactId());
    }
    assertEquals(Artifacts.JARS, List.copyOf(names));
    assertEquals(names.size(), managed.size());
  }

  private static Model read(String artifact) throws Exception {
    try (Reader reader = Files.newBufferedReader(Publication.get().file(artifact, ".pom"))) {
      return new MavenXpp3Reader().read(reader, true);
    }
  }
}
