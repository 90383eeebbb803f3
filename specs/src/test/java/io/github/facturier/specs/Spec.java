package io.github.facturier.specs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** An OpenAPI document as a list of elements with line numbers. */
final class Spec {

  /** Keys whose mapping contains elements by name; in other mappings a key is a kind of element. */
  private static final Set<String> BY_NAME =
      Set.of(
          ("paths parameters requestBodies responses headers content examples links"
                  + " securitySchemes schemas properties")
              .split(" "));

  /** Keys whose content is data. */
  private static final Set<String> DATA = Set.of("example", "value", "default", "enum");

  private final MappingNode root;
  private final List<Element> elements = new ArrayList<>();
  private final Map<String, Element> components = new LinkedHashMap<>();

  Spec(MappingNode root) {
    this.root = root;
    visit("document", "", "", 1, root, null);
  }

  MappingNode root() {
    return root;
  }

  Stream<Element> elements() {
    return elements.stream();
  }

  Stream<Element> elements(String kind) {
    return elements().filter(element -> element.kind().equals(kind));
  }

  /** The components by reference. */
  Map<String, Element> components() {
    return components;
  }

  /**
   * The node that {@code node} refers to; itself if it is not a reference or cannot be resolved.
   */
  Node resolve(Node node) {
    Element component = components.get(Nodes.text(node, "$ref"));
    return component == null ? node : component.node();
  }

  private void visit(String kind, String under, String name, int line, Node node, Element parent) {
    if (node instanceof MappingNode mapping) {
      Element element = new Element(kind, under, name, line, mapping, parent);
      elements.add(element);
      if (parent != null && parent.kind().equals("components")) {
        components.put(element.component().orElseThrow(), element);
      }
      for (NodeTuple entry : Nodes.entries(mapping)) {
        String key = Nodes.key(entry);
        if (!DATA.contains(key) && !key.startsWith("x-")) {
          visitChildren(key, entry, element);
        }
      }
    }
  }

  private void visitChildren(String key, NodeTuple entry, Element parent) {
    Node value = entry.getValueNode();
    int line = Nodes.line(entry.getKeyNode());
    if (value instanceof MappingNode && BY_NAME.contains(key)) {
      if (key.equals("paths") || key.equals("responses")) {
        elements.add(new Element(key, key, key, line, (MappingNode) value, parent));
      }
      for (NodeTuple child : Nodes.entries(value)) {
        int at = Nodes.line(child.getKeyNode());
        visit(kind(key), key, Nodes.key(child), at, child.getValueNode(), parent);
      }
    } else {
      visit(kind(key), key, key, line, value, parent);
      for (Node item : Nodes.items(value)) {
        visit(kind(key), key, key, Nodes.line(item), item, parent);
      }
    }
  }

  private static String kind(String key) {
    return switch (key) {
      case "tags" -> "tag";
      case "paths" -> "path item";
      case "get", "put", "post", "delete", "patch", "head", "options", "trace" -> "operation";
      case "parameters" -> "parameter";
      case "requestBody", "requestBodies" -> "request body";
      case "responses" -> "response";
      case "headers" -> "header";
      case "content" -> "media type";
      case "examples" -> "example";
      case "links" -> "link";
      case "securitySchemes" -> "security scheme";
      case "schemas" -> "schema";
      case "properties" -> "property";
      case "schema", "items", "additionalProperties", "allOf", "oneOf", "anyOf", "not" ->
          "inline schema";
      default -> key;
    };
  }
}
