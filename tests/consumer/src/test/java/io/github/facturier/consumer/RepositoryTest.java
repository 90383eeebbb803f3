package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The content of the published folder. */
class RepositoryTest {
  private static List<String> all() {
    return Artifacts.ALL;
  }

  private static List<String> jars() {
    return Artifacts.JARS;
  }

  @Test
  void hasTheseArtifactsAndNoOther() throws IOException {
    Path group = Publication.get().repository().resolve("io/github/facturier");
    assertEquals(Artifacts.ALL, names(group).toList());
    assertEquals(
        List.of("facturier"), names(Publication.get().repository().resolve("io/github")).toList());
  }

  @ParameterizedTest
  @MethodSource("all")
  void filesAreCompleteSignedAndSummed(String artifact) throws Exception {
    Publication publication = Publication.get();
    Set<String> expected = new TreeSet<>();
    for (String ending : Artifacts.files(artifact)) {
      Path file = publication.file(artifact, ending);
      String name = file.getFileName().toString();
      expected.add(name);
      expected.add(name + ".asc");
      assertTrue(
          publication.key().signed(file, file.resolveSibling(name + ".asc")),
          () -> "the signature of " + name);
      for (Map.Entry<String, String> sum : Checksums.ALGORITHMS.entrySet()) {
        expected.add(name + sum.getKey());
        String written = Files.readString(file.resolveSibling(name + sum.getKey()));
        assertEquals(Checksums.of(Files.readAllBytes(file), sum.getValue()), written, name);
      }
    }
    assertEquals(
        String.join("\n", expected),
        String.join("\n", names(publication.folder(artifact)).toList()));
  }

  /** The signature check rejects another file. */
  @Test
  void aSignatureFitsItsOwnFileOnly() throws Exception {
    Publication publication = Publication.get();
    Path pom = publication.file(Artifacts.RUNTIME, ".pom");
    Path other = publication.file(Artifacts.RUNTIME, ".jar.asc");
    assertFalse(publication.key().signed(pom, other));
    assertFalse(SigningKey.create().signed(pom, publication.file(Artifacts.RUNTIME, ".pom.asc")));
  }

  @ParameterizedTest
  @MethodSource("jars")
  void sourcesHaveEveryClass(String artifact) throws IOException {
    Set<String> sources =
        entries(artifact, "-sources.jar")
            .filter(name -> name.endsWith(".java"))
            .map(name -> name.replace(".java", ""))
            .collect(Collectors.toSet());
    Set<String> classes = topLevelClasses(artifact);
    assertFalse(classes.isEmpty(), "there is no class");
    assertEquals(classes, new TreeSet<>(sources));
  }

  /** The page of a public type; for the specs, which have none, their guide. */
  @ParameterizedTest
  @MethodSource("jars")
  void javadocHasEveryPublicType(String artifact) throws IOException {
    Set<String> pages = entries(artifact, "-javadoc.jar").collect(Collectors.toSet());
    if (artifact.equals(Artifacts.SPECS)) {
      assertTrue(pages.contains("README.md"), pages::toString);
      return;
    }
    Set<String> types = PublicTypes.in(Publication.get().file(artifact, ".jar"));
    assertFalse(types.isEmpty(), "there is no public type");
    String module = Artifacts.module(artifact);
    assertAll(
        types.stream()
            .map(
                type ->
                    () ->
                        assertTrue(
                            pages.contains(type + ".html")
                                || pages.contains(module + "/" + type + ".html"),
                            type)));
  }

  /** The classes of shaded libraries that are not under its own package. */
  @Test
  void sandboxHasTheLicencesOfItsLibraries() throws IOException {
    Set<String> entries = entries(Artifacts.SANDBOX, ".jar").collect(Collectors.toSet());
    for (String file :
        List.of(
            "LICENSE",
            "NOTICE",
            "licenses/jakarta.activation-api/LICENSE.md",
            "licenses/jakarta.xml.bind-api/LICENSE.md",
            "licenses/junit/LICENSE-junit.txt",
            "licenses/mailapi/LICENSE.txt",
            "licenses/rhino/LICENSE.txt")) {
      assertTrue(entries.contains("META-INF/" + file), file);
    }
  }

  @Test
  void specsHaveTheDocumentsAndCollections() throws IOException {
    Set<String> entries = entries(Artifacts.SPECS, ".jar").collect(Collectors.toSet());
    for (String provider : Artifacts.PROVIDERS) {
      String folder = "io/github/facturier/specs/";
      assertTrue(entries.contains(folder + provider + ".yaml"), provider);
      for (String kind : List.of("collection", "environment")) {
        String file = "postman/" + provider + ".postman_" + kind + ".json";
        assertTrue(entries.contains(folder + file), file);
      }
    }
  }

  private static Set<String> topLevelClasses(String artifact) throws IOException {
    return entries(artifact, ".jar")
        .filter(name -> name.endsWith(".class") && !name.contains("/shaded/"))
        .filter(name -> !name.contains("$"))
        .map(name -> name.replace(".class", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> entries(String artifact, String ending) throws IOException {
    try (JarFile jar = new JarFile(Publication.get().file(artifact, ending).toFile())) {
      return jar.stream().map(Object::toString).toList().stream();
    }
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}
