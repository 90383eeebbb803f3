package io.github.facturier.specs;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A name in camel case between backticks in a description, such as that of an operation, exists, or
 * is a text of an example. Names that only the provider's documentation has are those of an {@code
 * x-doc-defect}.
 */
final class Mentions {
  private static final Pattern NAME = Pattern.compile("`([a-z]+[A-Z]\\w*)`");
  private static final List<String> TEXTS = List.of("summary", "description");

  private Mentions() {}

  static void check(Spec spec, Report report) {
    Set<String> known = spec.elements().flatMap(Mentions::names).collect(Collectors.toSet());
    spec.elements()
        .forEach(
            element -> {
              for (String key : TEXTS) {
                mentioned(element.text(key))
                    .filter(name -> !known.contains(name))
                    .forEach(
                        name ->
                            report.add(
                                element.line(key),
                                "unknown name `%s` in a %s (correct it, or say in an x-doc-defect"
                                    + " that the documentation has it)",
                                name,
                                key));
              }
            });
  }

  private static Stream<String> names(Element element) {
    return Stream.of(
            Stream.of(element.name(), element.text("name"), element.text("operationId")),
            Nodes.items(element.node(), "enum").stream().map(Nodes::text),
            Nodes.get(element.node(), "example").stream().flatMap(Mentions::texts),
            mentioned(element.text("x-doc-defect")))
        .flatMap(names -> names);
  }

  /** The texts of an example. */
  private static Stream<String> texts(Node example) {
    return Stream.of(
            Stream.of(Nodes.text(example)),
            Nodes.items(example).stream().flatMap(Mentions::texts),
            Nodes.entries(example).stream().flatMap(entry -> texts(entry.getValueNode())))
        .flatMap(texts -> texts);
  }

  private static Stream<String> mentioned(String text) {
    return NAME.matcher(text).results().map((MatchResult found) -> found.group(1));
  }
}
