package io.github.facturier.specs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The lint accepts good.yaml, and finds each fault of faults.yaml at its line. */
final class SpecLintTest {

  static List<Map<String, String>> faults() throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(resource("faults.yaml"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void findsTheFaultAtItsLine(Map<String, String> fault) throws IOException {
    String good = resource("good.yaml");
    String bad = good.replace(fault.get("replace"), fault.get("by"));
    List<String> lines = bad.lines().toList();
    List<String> marked = lines.stream().filter(line -> line.endsWith("#!")).toList();
    assertEquals(1, marked.size(), "marked lines");
    String line = "bad.yaml:" + (lines.indexOf(marked.get(0)) + 1) + ": ";

    List<Finding> findings = lint().lint("bad.yaml", bad);

    assertEquals(1, findings.size(), findings::toString);
    String finding = findings.get(0).toString();
    assertTrue(finding.startsWith(line), () -> "Not at " + line + finding);
    assertTrue(finding.contains(fault.get("finds")), finding);
    assertTrue(finding.matches(".+ \\(.+\\)"), () -> "No remedy: " + finding);
  }

  @Test
  void acceptsAGoodDocument() throws IOException {
    assertEquals(List.of(), lint().lint("good.yaml", resource("good.yaml")));
  }

  @Test
  void asksForATimeZone() throws IOException {
    String none = resource("good.yaml").replace("x-time-zone: Europe/Paris", "");
    List<Finding> findings = lint().lint("bad.yaml", none);
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(findings.get(0).toString().startsWith("bad.yaml:1: no x-time-zone ("));
  }

  @Test
  void refusesWhatIsNoDocument() throws IOException {
    for (String text : List.of("", "- a list", "a text")) {
      String finding = lint().lint("bad.yaml", text).toString();
      assertTrue(finding.startsWith("[bad.yaml:1: not an OpenAPI document"), finding);
    }
  }

  @Test
  void findingsAreOrderedByLine() throws IOException {
    List<Integer> lines =
        lint().lint("bad.yaml", resource("good.yaml").replace("example", "exemple")).stream()
            .map(Finding::line)
            .toList();
    assertTrue(lines.size() > 2, lines::toString);
    assertEquals(lines.stream().sorted().toList(), lines);
  }

  @Test
  void readsTheAllowedExtensionsFromTheReadme() throws IOException {
    String coloured = resource("good.yaml").replace("tags:\n", "x-colour: red\ntags:\n");
    String row = "| `x-colour` | tag or document | colour | `x-colour: red` |\n";
    assertEquals(1, lint().lint("coloured.yaml", coloured).size());
    assertEquals(List.of(), new SpecLint(readme() + row).lint("coloured.yaml", coloured));
    assertTrue(new SpecLint("").lint("good.yaml", resource("good.yaml")).size() > 5);
  }

  private static SpecLint lint() throws IOException {
    return new SpecLint(readme());
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of(System.getProperty("basedir", "."), "README.md"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SpecLintTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
