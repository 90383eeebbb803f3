package io.github.facturier.specs;

import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * One object of the document.
 *
 * @param kind what it is, in the words of specs/README.md: operation, property, media type…
 * @param under the key, list or map that contains it
 * @param name its own key; that of the list if it is in one
 * @param line the line where it begins, counted from 1
 * @param parent the object around it; null for the document
 */
record Element(String kind, String under, String name, int line, MappingNode node, Element parent) {

  boolean has(String key) {
    return Nodes.entry(node, key).isPresent();
  }

  /** The scalar under {@code key}; empty if there is none. */
  String text(String key) {
    return Nodes.text(node, key);
  }

  /** The line of {@code key}; that of the element if it has no such key. */
  int line(String key) {
    return Nodes.entry(node, key).map(NodeTuple::getKeyNode).map(Nodes::line).orElse(line);
  }

  boolean isSchema() {
    return Set.of("schema", "property", "inline schema").contains(kind);
  }

  /** The reference to the component that this is, or is part of; empty outside the components. */
  Optional<String> component() {
    if (parent == null) {
      return Optional.empty();
    }
    return parent.kind.equals("components")
        ? Optional.of("#/components/" + under + "/" + name)
        : parent.component();
  }
}
