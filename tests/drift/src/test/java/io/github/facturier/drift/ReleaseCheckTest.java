package io.github.facturier.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The effect of spec changes on callers, in a separate project with and without a release. */
class ReleaseCheckTest {
  private static final String SPEC =
      """
      openapi: 3.0.3
      info: {title: x, version: "1"}
      paths:
        /things.json:
          get:
            operationId: listThings
            parameters:
              - {name: page, in: query, schema: {type: integer}}
            responses:
              "200": {description: ok}
      """;

  @TempDir private Path root;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void makeProject() throws Exception {
    Files.createDirectories(root.resolve("specs"));
    for (Provider provider : Provider.values()) {
      Files.writeString(provider.spec(root), SPEC);
    }
    Files.writeString(
        root.resolve("CHANGELOG.md"), "# Changelog\n\n## [Unreleased]\n\n### Added\n\n* x\n");
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", "x");
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }

  private boolean check(String version, String reason) throws IOException {
    said.reset();
    return new ReleaseCheck(root, version, reason, List.of("false"), new PrintStream(said)).run();
  }

  private void edit(String from, String to) throws IOException {
    assertTrue(SPEC.contains(from));
    Files.writeString(Provider.FACTOMOS.spec(root), SPEC.replace(from, to));
  }

  @Test
  void saysThatThereIsNoReleaseYet() throws IOException {
    edit("page", "site");
    assertTrue(check("0.1.0-SNAPSHOT", "none"));
    assertTrue(said.toString().startsWith("No release yet"), said.toString());
  }

  @Test
  void aNewParameterIsMinor() throws Exception {
    git("tag", "v1.2.3");
    edit(
        "parameters:\n",
        "parameters:\n        - {name: site, in: query, schema: {type: integer}}\n");
    assertTrue(check("1.3.0", "none"), said.toString());
    assertTrue(
        said.toString().contains("specs/factomos.yaml differs from v1.2.3"), said.toString());
    assertTrue(said.toString().contains("Next version: minor"), said.toString());
    assertFalse(said.toString().contains("vosfactures"), said.toString());
  }

  @Test
  void aNewOptionalPropertyOfAPutIsMinor(@TempDir Path folder) throws IOException {
    String put =
        """
        openapi: 3.0.3
        info: {title: x, version: "1"}
        paths:
          /things/{id}.json:
            put:
              operationId: updateThing
              requestBody:
                content:
                  application/json:
                    schema: {type: object, properties: {name: {type: string}}}
              responses:
                "200": {description: ok}
        """;
    Path before = Files.writeString(folder.resolve("before.yaml"), put);
    Path more =
        Files.writeString(
            folder.resolve("more.yaml"), put.replace("{name:", "{size: {type: integer}, name:"));
    Path strict =
        Files.writeString(
            folder.resolve("strict.yaml"), put.replace("object,", "object, required: [name],"));
    assertEquals(Level.MINOR, ApiDiff.of(before, more).level());
    assertTrue(ApiDiff.of(before, more).text().contains("PUT    /things/{id}.json\n"));
    assertEquals(Level.MAJOR, ApiDiff.of(before, strict).level());
  }

  @Test
  void aNewValueIsMinorAndNamed(@TempDir Path folder) throws IOException {
    String enums =
        """
        openapi: 3.0.3
        info: {title: x, version: "1"}
        paths:
          /things.json:
            get:
              operationId: listThings
              description: x
              parameters:
                - {name: sort, in: query, schema: {type: string, enum: [up]}}
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
        components:
          schemas:
            Thing: {type: object, properties: {kind: {$ref: "#/components/schemas/Kind"}}}
            Kind: {type: string, enum: [red]}
        """;
    Path before = Files.writeString(folder.resolve("before.yaml"), enums);
    Path after = folder.resolve("after.yaml");
    Files.writeString(after, enums.replace("[red]", "[red, blue]").replace("[up]", "[up, down]"));
    ApiDiff more = ApiDiff.of(before, after);
    assertEquals(Level.MINOR, more.level(), more.text());
    assertEquals(
        List.of(
            "added    value      GET /things.json sort=down",
            "added    value      Thing kind=blue"),
        more.names());
    assertEquals(Level.MAJOR, ApiDiff.of(after, before).level());
    Files.writeString(after, enums.replace("description: x", "description: y"));
    assertEquals(Level.PATCH, ApiDiff.of(before, after).level());
    Files.writeString(after, enums.replace("{kind:", "{size: {type: integer}, kind:"));
    assertEquals(List.of("added    field      Thing size"), ApiDiff.of(before, after).names());
    assertEquals(Level.MINOR, ApiDiff.of(before, after).level());
  }

  @Test
  void aVersionZeroMayBreakCallers() throws Exception {
    git("tag", "v0.3.0");
    edit("/things.json", "/stuff.json");
    assertTrue(check("0.4.0", "none"), said.toString());
    assertTrue(said.toString().contains("Next version: minor, since"), said.toString());
    assertTrue(said.toString().contains("removed  operation  GET /things.json"), said.toString());
  }

  @Test
  void aLostOperationNeedsAMajorVersionOrAReason() throws Exception {
    git("tag", "v1.2.3");
    git("tag", "not-a-release");
    edit("/things.json", "/stuff.json");
    assertFalse(check("1.3.0", "none"));
    assertTrue(said.toString().contains("Next version: major"), said.toString());
    assertTrue(check("2.0.0-SNAPSHOT", "none"));
    assertTrue(check("1.3.0", "The provider retired /things.json."));
    String changelog = Files.readString(root.resolve("CHANGELOG.md"));
    String line = "* **Breaking** (factomos): The provider retired /things.json.\n";
    assertTrue(
        changelog.startsWith("# Changelog\n\n## [Unreleased]\n\n### Changed\n\n" + line),
        changelog);
    assertTrue(changelog.endsWith("### Added\n\n* x\n"), changelog);
    assertTrue(check("1.3.0", "none"), "the changelog says why");
    assertTrue(check("1.3.0", "again"));
    assertEquals(changelog, Files.readString(root.resolve("CHANGELOG.md")));
  }

  @Test
  void aRenamedMethodBreaksJavaCallersThoughNotTheApi(@TempDir Path folder) throws Exception {
    Path before = jar(folder.resolve("a"), "public interface Things { void list(); }");
    Path after = jar(folder.resolve("b"), "public interface Things { void all(); }");
    JavaDiff java = JavaDiff.of(before, after);
    assertEquals(Level.MAJOR, java.level());
    assertTrue(java.text().contains("list()"), java.text());

    edit("listThings", "allThings");
    Path old = Provider.VOSFACTURES.spec(root);
    assertTrue(ApiDiff.of(old, Provider.FACTOMOS.spec(root)).level() != Level.MAJOR);
    assertEquals(Level.MAJOR, Level.PATCH.or(java.level()));
  }

  @Test
  void aNewMethodIsMinorAndNoChangeIsAPatch(@TempDir Path folder) throws Exception {
    Path before = jar(folder.resolve("a"), "public final class Things {}");
    Path after = jar(folder.resolve("b"), "public final class Things { public void more() {} }");
    assertEquals(Level.MINOR, JavaDiff.of(before, after).level());
    assertEquals(Level.PATCH, JavaDiff.of(before, before).level());
  }

  private static Path jar(Path folder, String source) throws IOException {
    Path file = Files.createDirectories(folder).resolve("Things.java");
    Files.writeString(file, source);
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, file.toString()));
    Path jar = folder.resolve("facturier-things.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("Things.class"));
      out.write(Files.readAllBytes(folder.resolve("Things.class")));
    }
    return jar;
  }
}
