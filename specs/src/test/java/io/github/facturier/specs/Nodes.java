package io.github.facturier.specs;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML nodes; a node that is absent or of another kind is empty. */
final class Nodes {

  private Nodes() {}

  static List<NodeTuple> entries(Node node) {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }

  static List<Node> items(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  static String key(NodeTuple entry) {
    return text(entry.getKeyNode());
  }

  static Optional<NodeTuple> entry(Node node, String key) {
    return entries(node).stream().filter(entry -> key(entry).equals(key)).findFirst();
  }

  static Optional<Node> get(Node node, String key) {
    return entry(node, key).map(NodeTuple::getValueNode);
  }

  static List<NodeTuple> entries(Node node, String key) {
    return get(node, key).map(Nodes::entries).orElse(List.of());
  }

  static List<Node> items(Node node, String key) {
    return get(node, key).map(Nodes::items).orElse(List.of());
  }

  static String text(Node node, String key) {
    return get(node, key).map(Nodes::text).orElse("");
  }

  /** The line where a node begins, counted from 1. */
  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
