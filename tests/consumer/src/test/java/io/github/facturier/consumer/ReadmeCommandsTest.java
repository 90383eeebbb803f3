package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands in README.md and CONTRIBUTING.md work as printed, for a release and a snapshot. */
class ReadmeCommandsTest {
  private static final Path COPIES = Project.TARGET.resolve("readme");
  private static final Path FRESH = COPIES.resolve("repository");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private static final Path INSTALL = COPIES.resolve("install");
  private static final Path INSTALLED = COPIES.resolve("installed");
  private static final Path SNAPSHOT = COPIES.resolve("snapshot");

  private static CompletableFuture<Void> install;
  private static CompletableFuture<Void> snapshot;

  /** Both in parallel, each on its own copy, since they take minutes. */
  @BeforeAll
  static void start() {
    install = CompletableFuture.runAsync(() -> run(INSTALL, INSTALLED, Readme.install()));
    snapshot =
        CompletableFuture.runAsync(() -> run(SNAPSHOT, Build.DOWNLOADS, Readme.publishSnapshot()));
  }

  @AfterAll
  static void awaitBoth() {
    CompletableFuture.allOf(install, snapshot).exceptionally(told -> null).join();
  }

  @Test
  void installPutsWhatTheSnippetsNameIntoTheLocalRepository() throws IOException {
    install.join();
    assertResolved(INSTALL);
    for (String name : List.of("plain", "all-five", "sandbox")) {
      Consumer consumer =
          Consumer.copy(name, Jdk.running(), COPIES.resolve("using-installed/" + name), Map.of());
      build(consumer).localRepository(INSTALLED).tail(FRESH).run("test-compile");
    }
    assertPoms(INSTALLED.resolve("io/github/facturier"), Readme.version());
  }

  @Test
  void aSnapshotIsPublishedAndCanBeUsed() throws IOException {
    snapshot.join();
    assertResolved(SNAPSHOT);
    Path published = SNAPSHOT.resolve("target/repository");
    assertPoms(published.resolve("io/github/facturier"), "\\d+\\.\\d+\\.\\d+-SNAPSHOT");
    String version = name(published.resolve("io/github/facturier/facturier-bom"));
    Consumer consumer =
        Consumer.copy(
            "all-five",
            Jdk.running(),
            COPIES.resolve("using-snapshot"),
            Map.of("<version>" + Readme.version() + "<", "<version>" + version + "<"));
    Project.delete(FRESH.resolve("io/github/facturier"));
    build(consumer)
        .localRepository(FRESH)
        .tail()
        .settings(Consumer.settings(published, COPIES.resolve("settings.xml")))
        .run("test-compile");
    Project.delete(FRESH.resolve("io/github/facturier"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"here", "elsewhere/another folder"})
  void aReleaseHasResolvedPoms(String copy) throws IOException {
    assertTrue(Files.isDirectory(Publication.get().repository()));
    assertResolved(Project.TARGET.resolve("release").resolve(copy));
  }

  @Test
  void releasesAreOfTheVersionThatTheSnippetsName() {
    String version = " -Drevision=" + Readme.version();
    for (String command : List.of(Readme.install(), Readme.publishRelease(), Readme.upload())) {
      assertTrue(command.contains(version + " ") || command.endsWith(version), command);
    }
    assertFalse(Readme.publishSnapshot().contains("revision"), Readme.publishSnapshot());
  }

  private static void run(Path folder, Path repository, String command) {
    try {
      Project.delete(repository.resolve("io/github/facturier"));
      Project.copyTo(folder, Instant.now());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new Shell(folder, folder.resolveSibling(folder.getFileName() + ".log"))
        .localRepository(repository)
        .run(command);
  }

  private static Build build(Consumer consumer) {
    return new Build(consumer.folder(), consumer.folder().resolve("target/build.log"));
  }

  /** Every flattened POM of a build, the parents' too, names values and no properties. */
  private static void assertResolved(Path project) throws IOException {
    String pom = Files.readString(project.resolve("pom.xml"));
    String all = pom.substring(pom.indexOf("<id>all-modules</id>"));
    List<String> modules =
        MODULE
            .matcher(all.substring(0, all.indexOf("</profile>")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertTrue(modules.size() > Artifacts.ALL.size(), modules::toString);
    for (String module : Stream.concat(Stream.of("."), modules.stream()).toList()) {
      assertNoProperty(project.resolve(module).resolve("target/flattened-pom.xml"));
    }
  }

  private static void assertPoms(Path group, String version) throws IOException {
    for (String artifact : Artifacts.ALL) {
      String found = name(group.resolve(artifact));
      assertTrue(found.matches(version), found);
      try (Stream<Path> files = Files.list(group.resolve(artifact).resolve(found))) {
        List<Path> poms = files.filter(file -> file.toString().endsWith(".pom")).toList();
        assertEquals(1, poms.size(), poms::toString);
        assertNoProperty(poms.get(0));
      }
    }
  }

  private static void assertNoProperty(Path pom) throws IOException {
    String text = Files.readString(pom);
    assertTrue(text.contains("<version>"), pom::toString);
    assertFalse(text.contains("${"), () -> pom + "\n" + text);
  }

  /** The one folder of an artifact, which is its version. */
  private static String name(Path artifact) throws IOException {
    try (Stream<Path> folders = Files.list(artifact)) {
      List<Path> versions = folders.filter(Files::isDirectory).toList();
      assertEquals(1, versions.size(), versions::toString);
      return versions.get(0).getFileName().toString();
    }
  }
}
