package io.github.facturier.specs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Each request and response body has an example with documented properties only. */
final class Examples {

  private Examples() {}

  static void check(Spec spec, Report report) {
    spec.elements()
        .forEach(
            element -> {
              if (needsOne(spec, element) && !element.has("example") && !element.has("examples")) {
                report.add(element.line(), "%s without example (add one)", element.kind());
              }
              Node schema = element.isSchema() ? element.node() : null;
              Node declared = Nodes.get(element.node(), "schema").orElse(schema);
              of(spec, element).forEach(example -> check(spec, example, declared, report));
            });
  }

  private static boolean needsOne(Spec spec, Element element) {
    if (!element.kind().equals("media type") || !element.has("schema")) {
      return element.kind().equals("parameter") && element.has("schema");
    }
    Node schema = spec.resolve(Nodes.get(element.node(), "schema").orElseThrow());
    boolean file = Nodes.text(schema, "format").equals("binary");
    boolean received = element.parent().kind().equals("response");
    return element.name().contains("json") || !received && !file;
  }

  private static Stream<Node> of(Spec spec, Element element) {
    return Stream.concat(
        Nodes.get(element.node(), "example").stream(),
        Nodes.entries(element.node(), "examples").stream()
            .map(entry -> spec.resolve(entry.getValueNode()))
            .flatMap(example -> Nodes.get(example, "value").stream()));
  }

  private static void check(Spec spec, Node example, Node reference, Report report) {
    Node schema = spec.resolve(reference);
    Map<String, Node> properties = new HashMap<>();
    collect(spec, schema, properties);
    for (Node item : Nodes.items(example)) {
      Nodes.get(schema, "items").ifPresent(items -> check(spec, item, items, report));
    }
    for (NodeTuple entry : Nodes.entries(example)) {
      Node property =
          properties.getOrDefault(
              Nodes.key(entry), Nodes.get(schema, "additionalProperties").orElse(null));
      if (property != null) {
        check(spec, entry.getValueNode(), property, report);
      } else if (!properties.isEmpty()) {
        String name = Nodes.key(entry);
        int line = Nodes.line(entry.getKeyNode());
        report.add(line, "example with unknown property '%s' (correct it or the schema)", name);
      }
    }
  }

  /** Adds the properties of a schema and of the schemas that it is composed of. */
  private static void collect(Spec spec, Node schema, Map<String, Node> properties) {
    Nodes.entries(schema, "properties")
        .forEach(entry -> properties.putIfAbsent(Nodes.key(entry), entry.getValueNode()));
    for (String composition : List.of("allOf", "oneOf", "anyOf")) {
      Nodes.items(schema, composition)
          .forEach(part -> collect(spec, spec.resolve(part), properties));
    }
  }
}
