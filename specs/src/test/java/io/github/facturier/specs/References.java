package io.github.facturier.specs;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Every reference resolves to a component of its kind, and every component is used. */
final class References {

  private static final String COMPONENTS = "#/components/";

  /** A component that {@code from} mentions at {@code line}. */
  private record Reference(Element from, String kind, String target, int line) {}

  private References() {}

  static void check(Spec spec, Report report) {
    Map<String, Element> components = spec.components();
    List<Reference> references = spec.elements().flatMap(References::of).toList();
    for (Reference reference : references) {
      String ref = reference.target;
      Element target = components.get(ref);
      if (!ref.startsWith("#")) {
        report.add(reference.line, "external $ref '%s' (move its target into this file)", ref);
      } else if (target == null || !target.kind().equals(reference.kind)) {
        String remedy = "add that " + reference.kind + ", or correct the name";
        report.add(reference.line, "unresolved reference '%s' (%s)", ref, remedy);
      }
    }
    Set<String> used = used(references);
    components.forEach(
        (name, component) -> {
          if (!used.contains(name)) {
            report.add(component.line(), "unused component '%s' (use it or remove it)", name);
          }
        });
  }

  private static Stream<Reference> of(Element element) {
    if (element.has("$ref")) {
      String kind = element.isSchema() ? "schema" : element.kind();
      return Stream.of(new Reference(element, kind, element.text("$ref"), element.line("$ref")));
    }
    if (element.kind().equals("security")) {
      return Nodes.entries(element.node()).stream()
          .map(entry -> named(element, "security scheme", "securitySchemes/", entry.getKeyNode()));
    }
    return Nodes.items(element.node(), "x-webhook-payloads").stream()
        .flatMap(webhook -> Nodes.get(webhook, "schema").stream())
        .map(schema -> named(element, "schema", "schemas/", schema));
  }

  private static Reference named(Element from, String kind, String section, Node name) {
    return new Reference(from, kind, COMPONENTS + section + Nodes.text(name), Nodes.line(name));
  }

  /** The components that are reachable from outside the components. */
  private static Set<String> used(List<Reference> references) {
    Set<String> used = new HashSet<>();
    int before;
    do {
      before = used.size();
      references.stream()
          .filter(reference -> reference.from.component().map(used::contains).orElse(true))
          .forEach(reference -> used.add(reference.target));
    } while (used.size() > before);
    return used;
  }
}
