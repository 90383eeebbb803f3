package io.github.facturier.specs;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Checks a document against the conventions of specs/README.md. */
final class SpecLint {

  private final Extensions extensions;

  /** Creates a lint that allows the extensions in the table of {@code readme}. */
  SpecLint(String readme) {
    extensions = new Extensions(readme);
  }

  /** Returns the findings on {@code yaml}, by line; {@code file} is the name in the findings. */
  List<Finding> lint(String file, String yaml) {
    Report report = new Report(file);
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
      if (root instanceof MappingNode document) {
        check(new Spec(document), report);
      } else {
        report.add(1, "not an OpenAPI document (begin with `openapi: 3.0.3`)");
      }
      if (report.isEmpty()) {
        checkParser(root, yaml, report);
      }
    } catch (MarkedYAMLException e) {
      report.add(e.getProblemMark().getLine() + 1, "%s (correct the YAML)", e.getProblem());
    }
    return report.findings();
  }

  private void check(Spec spec, Report report) {
    DuplicateKeys.check(spec.root(), report);
    References.check(spec, report);
    Operations.check(spec, report);
    Schemas.check(spec, report);
    Names.check(spec, report);
    Mentions.check(spec, report);
    extensions.check(spec, report);
    Chains.check(spec, report);
    TimeZones.check(spec, report);
    Webhooks.check(spec, report);
    Examples.check(spec, report);
  }

  /** Runs Swagger Parser, which the generator uses; last, since its messages have no lines. */
  private static void checkParser(Node root, String yaml, Report report) {
    List<String> messages =
        new OpenAPIV3Parser().readContents(yaml, null, new ParseOptions()).getMessages();
    for (String message : Stream.ofNullable(messages).flatMap(List::stream).toList()) {
      int line = locate(root, message.replaceFirst("^attribute ", ""), 1);
      report.add(line, "%s (Swagger Parser's words: see the OpenAPI specification)", message);
    }
  }

  /** Follows a path such as {@code paths.'/a'(get).responses} to the last key that exists. */
  private static int locate(Node node, String path, int line) {
    String rest = path.replaceFirst("^[.'()]+", "");
    return Nodes.entries(node).stream()
        .filter(entry -> rest.startsWith(Nodes.key(entry)))
        .max(Comparator.comparingInt(entry -> Nodes.key(entry).length()))
        .map(
            entry ->
                locate(
                    entry.getValueNode(),
                    rest.substring(Nodes.key(entry).length()),
                    Nodes.line(entry.getKeyNode())))
        .orElse(line);
  }
}
