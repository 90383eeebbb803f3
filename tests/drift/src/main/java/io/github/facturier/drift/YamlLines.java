package io.github.facturier.drift;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML nodes with line numbers. */
final class YamlLines {
  private YamlLines() {}

  /** The entries of a file's root; none if the file is missing or empty. */
  static Map<String, Node> entries(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      Reader reader = new StringReader(Texts.read(file));
      return map(new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader));
    } catch (YAMLException e) {
      throw new IOException(file + " is no YAML: " + e.getMessage().replaceAll("\\s+", " "), e);
    }
  }

  /** The entries of a mapping; none if the node is of another kind. */
  static Map<String, Node> map(@Nullable Node node) {
    Map<String, Node> map = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(pair -> map.put(text(pair.getKeyNode()), pair.getValueNode()));
    }
    return map;
  }

  /** The items of a sequence; none if the node is of another kind. */
  static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  /** The values of a mapping from titles, or of a sequence of pairs of title and value. */
  static List<Node> values(@Nullable Node node) {
    List<Node> values = new ArrayList<>(map(node).values());
    for (Node pair : items(node)) {
      List<Node> both = items(pair);
      values.add(both.isEmpty() ? pair : both.get(both.size() - 1));
    }
    return values;
  }

  /** A scalar as written; empty if there is none. */
  static String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** The line of a node, from 1. */
  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
