package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A user's project, built with a given JDK from the published artifacts and Maven Central, with a
 * local repository that was empty before this run.
 *
 * @param name its folder in {@code src/consumers}
 * @param jdk the JDK that builds and runs it
 * @param folder the folder of the build
 */
record Consumer(String name, Jdk jdk, Path folder) {
  /** All consumers of a run share it, so that each artifact is downloaded once. */
  static final Path LOCAL_REPOSITORY = Project.TARGET.resolve("local-repository");

  private static final Path SOURCES = Project.HERE.resolve("src/consumers");
  private static final Path BUILT = Project.TARGET.resolve("consumers");

  /** Fixed, so that runs are reproducible. */
  private static final String DEPENDENCY_PLUGIN =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0";

  private static boolean emptied;

  /** Builds one, with the snippets of README.md in their places. */
  static Consumer build(String name, Jdk jdk) throws IOException {
    return build(name, jdk, "", Map.of());
  }

  /**
   * Builds one, with the snippets of README.md in their places.
   *
   * @param variant added to the name of its folder
   * @param replacements replacements of other comments of its POM
   */
  static synchronized Consumer build(
      String name, Jdk jdk, String variant, Map<String, String> replacements) throws IOException {
    Consumer consumer = prepare(name, jdk, variant, replacements);
    consumer.compilation().run("test-compile", DEPENDENCY_PLUGIN + ":copy-dependencies");
    return consumer;
  }

  /** Copies the sources of one, with the snippets of README.md in their places. */
  static Consumer prepare(String name, Jdk jdk) throws IOException {
    return prepare(name, jdk, "", Map.of());
  }

  private static synchronized Consumer prepare(
      String name, Jdk jdk, String variant, Map<String, String> replacements) throws IOException {
    if (!emptied) {
      Project.delete(LOCAL_REPOSITORY);
      emptied = true;
    }
    Path folder = BUILT.resolve(name + variant + "-" + jdk.feature());
    return copy(name, jdk, folder, replacements);
  }

  /** A run of Maven that compiles it. */
  Build compilation() throws IOException {
    return new Build(folder, log())
        .on(jdk)
        .localRepository(LOCAL_REPOSITORY)
        .settings(settings())
        .property("outputDirectory", libraries());
  }

  /** The output of Maven. */
  Path log() {
    return folder.resolve("target/build.log");
  }

  /** Copies one, with the snippets of README.md in their places. */
  static Consumer copy(String name, Jdk jdk, Path folder, Map<String, String> replacements)
      throws IOException {
    Consumer consumer = new Consumer(name, jdk, folder);
    Project.delete(folder);
    Project.copy(SOURCES.resolve(name), folder, Instant.now());
    consumer.insertSnippets(replacements);
    consumer.insertDemo();
    return consumer;
  }

  /** Makes the JAR of a Spring Boot application, with its libraries in it; returns the JAR. */
  synchronized Path repackage() throws IOException {
    compilation().run("package", "org.springframework.boot:spring-boot-maven-plugin:repackage");
    return folder.resolve("target/" + name + "-1.0.jar");
  }

  private void insertSnippets(Map<String, String> replacements) throws IOException {
    Path pom = folder.resolve("pom.xml");
    String text =
        Files.readString(pom)
            .replace("<!-- README.md: dependency -->", Readme.dependency())
            .replace("<!-- README.md: bom -->", Readme.bom())
            .replace("<!-- README.md: sandbox -->", Readme.sandbox());
    for (Map.Entry<String, String> replacement : replacements.entrySet()) {
      assertTrue(text.contains(replacement.getKey()), text);
      text = text.replace(replacement.getKey(), replacement.getValue());
    }
    assertFalse(text.contains("README.md:"), text);
    Files.writeString(pom, text);
  }

  /** Adds the sources of the demo if it has sources in the same package. */
  private void insertDemo() throws IOException {
    Path demo = Path.of("src/main/java/io/github/facturier/demo");
    if (Files.exists(folder.resolve(demo))) {
      try (Stream<Path> files = Files.list(Project.ROOT.resolve("tests/demo").resolve(demo))) {
        for (Path file : files.toList()) {
          if (isApart(file)) {
            Files.copy(file, folder.resolve(demo).resolve(file.getFileName()));
          }
        }
      }
    }
  }

  /** Whether a source of the demo does not need the sandbox. */
  private static boolean isApart(Path file) throws IOException {
    return !file.endsWith("Demo.java")
        && !Files.readString(file).contains("import io.github.facturier.sandbox.");
  }

  private static Path settings() throws IOException {
    return settings(Publication.get().repository(), Project.TARGET.resolve("settings.xml"));
  }

  /** Settings with a folder as repository; all other artifacts come from Maven Central. */
  static Path settings(Path published, Path settings) throws IOException {
    return Files.writeString(
        settings,
        """
        <settings>
          <profiles>
            <profile>
              <id>published</id>
              <repositories>
                <repository>
                  <id>published</id>
                  <url>%s</url>
                </repository>
              </repositories>
            </profile>
          </profiles>
          <activeProfiles>
            <activeProfile>published</activeProfile>
          </activeProfiles>
        </settings>
        """
            .formatted(published.toUri()));
  }

  /** The folder of its classes. */
  Path classes() {
    return folder.resolve("target/classes");
  }

  /** The folder of the JARs that it needs. */
  Path libraries() {
    return folder.resolve("target/libraries");
  }

  /** The JARs that it needs. */
  List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(libraries())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Starts its main class on the class path, with variables of the environment. */
  App start(String mainClass, Map<String, String> variables) throws IOException {
    String path =
        String.join(
            File.pathSeparator,
            classes().toString(),
            folder.resolve("target/test-classes").toString(),
            libraries().resolve("*").toString());
    return App.start(variables, List.of(jdk.command("java"), "-cp", path, mainClass));
  }
}
