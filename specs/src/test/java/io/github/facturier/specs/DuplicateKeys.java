package io.github.facturier.specs;

import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** No mapping has a key twice, not even in examples: readers would silently drop one. */
final class DuplicateKeys {

  private DuplicateKeys() {}

  static void check(Node node, Report report) {
    Nodes.items(node).forEach(item -> check(item, report));
    Map<String, Integer> lines = new HashMap<>();
    for (NodeTuple entry : Nodes.entries(node)) {
      String key = Nodes.key(entry);
      int line = Nodes.line(entry.getKeyNode());
      Integer first = lines.putIfAbsent(key, line);
      if (first != null) {
        report.add(line, "duplicate key '%s' (line %d has it too: remove one)", key, first);
      }
      check(entry.getValueNode(), report);
    }
  }
}
