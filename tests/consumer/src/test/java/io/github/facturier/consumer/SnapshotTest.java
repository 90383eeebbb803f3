package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release depends on releases only; snapshots of other projects are always refused. */
class SnapshotTest {
  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <parent>
          <groupId>io.github.facturier</groupId>
          <artifactId>facturier-parent</artifactId>
          <version>${revision}</version>
        </parent>
        <artifactId>facturier-hasty</artifactId>
        <dependencies>
          <dependency>
            <groupId>io.github.facturier</groupId>
            <artifactId>thing</artifactId>
            <version>1.0-SNAPSHOT</version>
          </dependency>
        </dependencies>
      </project>
      """;

  private static final String THING =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>io.github.facturier</groupId>
        <artifactId>thing</artifactId>
        <version>1.0-SNAPSHOT</version>
      </project>
      """;

  @TempDir private Path root;
  @TempDir private Path repository;

  @BeforeEach
  void makeModuleThatNeedsASnapshot() throws IOException {
    Files.copy(Project.ROOT.resolve("pom.xml"), root.resolve("pom.xml"));
    Files.createDirectory(root.resolve(".mvn"));
    Files.createDirectory(root.resolve("hasty"));
    Files.writeString(root.resolve("hasty/pom.xml"), POM);
    Path thing = repository.resolve("io/github/facturier/thing/1.0-SNAPSHOT");
    Files.createDirectories(thing);
    Files.writeString(thing.resolve("thing-1.0-SNAPSHOT.pom"), THING);
    Path jar = thing.resolve("thing-1.0-SNAPSHOT.jar");
    new JarOutputStream(Files.newOutputStream(jar), new Manifest()).close();
  }

  private List<String> validate(String version) {
    return new Build(root.resolve("hasty"), Project.TARGET.resolve("snapshot/" + version + ".log"))
        .besideThis()
        .localRepository(repository)
        .property("revision", version)
        .attempt("validate");
  }

  @Test
  void aReleaseRefusesASnapshot() {
    List<String> printed = validate("1.2.3");
    assertTrue(
        printed.stream().anyMatch(line -> line.contains("A release depends on releases only")),
        printed::toString);
  }

  @Test
  void aSnapshotMayDependOnSnapshots() {
    assertEquals(List.of(), validate("1.2.3-SNAPSHOT"));
  }
}
