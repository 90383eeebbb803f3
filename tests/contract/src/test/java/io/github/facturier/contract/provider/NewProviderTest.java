package io.github.facturier.contract.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.support.ChildJvm;
import io.github.facturier.contract.support.ClientModule;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new provider of plain REST, from a small document, two POMs, its credentials and its name. It
 * is built in a copy of this project, and the contract tests that ask for every provider run on it.
 * Templates, runtime and tests need no change for it.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NewProviderTest {
  private static final String NAME = "essai";

  private static final List<String> TESTS =
      List.of(
          "spec.OperationsTest",
          "spec.SchemasTest",
          "spec.ReferenceSnippetsTest",
          "behaviour.ErrorTextsTest",
          "behaviour.RetryTest#aReadIsRetried",
          "behaviour.RetryTest#aWriteIsRetriedOnlyAfter429",
          "behaviour.UnusableResponsesTest");

  @TempDir private Path project;

  @Test
  void theContractTestsOfAllProvidersPass() throws Exception {
    copyProject();
    copy(Path.of("src/test/resources/new-provider"), project);
    register();
    build();
    String printed = test();
    Matcher count = Pattern.compile("(\\d+) tests, 0 failed").matcher(printed);
    assertTrue(count.find(), printed);
    assertTrue(Integer.parseInt(count.group(1)) >= 40, printed);
  }

  /** Copies the sources of a client, and the files of other clients that tests read. */
  private void copyProject() throws IOException {
    for (String folder : List.of(".mvn", "generator-templates", "customizations/runtime")) {
      copy(ClientModule.root().resolve(folder), project.resolve(folder));
    }
    copy(ClientModule.root().resolve("generated-clients"), project.resolve("generated-clients"));
    Files.copy(ClientModule.root().resolve("pom.xml"), project.resolve("pom.xml"));
  }

  /** The one place: the POM of the project. */
  private void register() throws IOException {
    Path pom = project.resolve("pom.xml");
    String modules =
        """
        <modules>
        <module>customizations/runtime</module>
        <module>customizations/NAME</module>
        <module>generated-clients</module>
        <module>generated-clients/NAME</module>
        </modules>""";
    String dependency =
        """
        <dependencyManagement>
        <dependencies>
        <dependency>
        <groupId>io.github.facturier</groupId>
        <artifactId>facturier-NAME-support</artifactId>
        <version>${project.version}</version>
        </dependency>""";
    String text = Files.readString(pom);
    String registered =
        text.replaceFirst(
                "(?s)<modules>.*?</modules>",
                Matcher.quoteReplacement(modules.replace("NAME", NAME)))
            .replaceFirst(
                "<dependencyManagement>\\s*<dependencies>",
                Matcher.quoteReplacement(dependency.replace("NAME", NAME)));
    assertFalse(registered.equals(text));
    Files.writeString(pom, registered);
  }

  private void build() throws Exception {
    Path log = project.resolve("build.log");
    String script = File.separatorChar == '\\' ? "mvnw.cmd" : "mvnw";
    Process maven =
        new ProcessBuilder(
                ClientModule.root().resolve(script).toString(),
                "-o",
                "-q",
                "-B",
                "-Drefresh",
                "-Dmaven.test.skip",
                "-Dspotless.check.skip", // of POMs that this test writes
                "-f",
                project.resolve("pom.xml").toString(),
                "-pl",
                "generated-clients/" + NAME,
                "-am",
                "verify")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertEquals(0, maven.waitFor(), () -> read(log));
  }

  /** In a JVM of its own, which has the new client, too. */
  private String test() throws Exception {
    Path resources = project.resolve("resources/io/github/facturier/specs");
    Files.createDirectories(resources);
    String document = NAME + ".yaml";
    Files.copy(project.resolve("specs").resolve(document), resources.resolve(document));
    List<Path> added =
        List.of(
            project.resolve("resources"),
            project.resolve("customizations/" + NAME + "/target/classes"),
            project.resolve("generated-clients/" + NAME + "/target/classes"));
    Path output = project.resolve("tests.log");
    Process tests =
        ChildJvm.start(
            NewProviderMain.class,
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-Dfacturier.root=" + project,
                "-Dfacturier.provider=" + NAME),
            added,
            output.toFile(),
            arguments());
    tests.waitFor();
    return read(output);
  }

  private static String[] arguments() {
    String tests = "io.github.facturier.contract.";
    return Stream.concat(Stream.of(NAME), TESTS.stream().map(tests::concat)).toArray(String[]::new);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Without what builds made. */
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.endsWith("target")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
