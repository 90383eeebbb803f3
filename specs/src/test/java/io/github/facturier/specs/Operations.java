package io.github.facturier.specs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Every operation has what its Java method needs, and every tag has a description. */
final class Operations {

  private static final List<String> REQUIRED =
      List.of("operationId", "x-java-method", "summary", "description", "x-source");

  private Operations() {}

  static void check(Spec spec, Report report) {
    spec.elements("tag")
        .filter(tag -> tag.text("description").isBlank())
        .forEach(
            tag -> report.add(tag.line(), "tag without description (say what the resource is)"));
    Set<String> tags =
        spec.elements("tag").map(tag -> tag.text("name")).collect(Collectors.toSet());
    Set<String> internal =
        spec.elements("operation")
            .filter(operation -> operation.has("x-internal"))
            .map(operation -> operation.text("operationId"))
            .collect(Collectors.toSet());
    Map<String, Integer> lines = new HashMap<>();
    spec.elements("operation")
        .forEach(
            operation -> {
              for (String key : REQUIRED) {
                boolean java = key.equals("x-java-method");
                if (operation.text(key).isBlank() && !(java && operation.has("x-internal"))) {
                  report.add(operation.line(), "operation without %s (add it)", key);
                }
              }
              if (operation.has("x-envelope") && !internal.contains(operation.text("x-envelope"))) {
                report.add(
                    operation.line("x-envelope"),
                    "x-envelope '%s' is no internal operation (correct the name)",
                    operation.text("x-envelope"));
              }
              checkExample(operation, report);
              if (!isCallback(operation)) {
                Effects.check(spec, operation, report);
              }
              checkResponse(operation, "2", report);
              checkResponse(operation, "4", report);
              String tag = checkTag(operation, tags, report);
              checkUnique(operation, "operationId", "", lines, report);
              checkUnique(operation, "x-java-method", " of tag " + tag, lines, report);
            });
  }

  private static void checkExample(Element operation, Report report) {
    boolean json =
        Nodes.get(operation.node(), "requestBody")
            .flatMap(body -> Nodes.get(body, "content"))
            .flatMap(content -> Nodes.get(content, "application/json"))
            .isPresent();
    if (json && !isCallback(operation) && operation.text("x-java-example").isBlank()) {
      report.add(
          operation.line(),
          "operation with a JSON body without x-java-example (add the Java call)");
    }
  }

  /** Whether an operation, or a part of it, is called by the provider, not by the client. */
  static boolean isCallback(Element element) {
    for (Element around = element; around != null; around = around.parent()) {
      if (around.kind().equals("callbacks") || around.under().equals("callbacks")) {
        return true;
      }
    }
    return false;
  }

  private static void checkResponse(Element operation, String status, Report report) {
    if (Nodes.entries(operation.node(), "responses").stream()
        .noneMatch(response -> Nodes.key(response).startsWith(status))) {
      int line = operation.line("responses");
      report.add(line, "operation without %sxx response (add it, with an example)", status);
    }
  }

  /** Returns the operation's tag, empty if it has none or several. */
  private static String checkTag(Element operation, Set<String> declared, Report report) {
    List<Node> tags = Nodes.items(operation.node(), "tags");
    if (tags.size() != 1) {
      int line = operation.line("tags");
      report.add(line, "operation with %d tags (give it one, its Java interface)", tags.size());
      return "";
    }
    String tag = Nodes.text(tags.get(0));
    if (!declared.contains(tag)) {
      int line = Nodes.line(tags.get(0));
      report.add(line, "undeclared tag '%s' (declare it, or correct the name)", tag);
    }
    return tag;
  }

  private static void checkUnique(
      Element operation, String key, String scope, Map<String, Integer> lines, Report report) {
    String name = key + " '" + operation.text(key) + "'" + scope;
    int line = operation.line(key);
    Integer first = operation.has(key) ? lines.putIfAbsent(name, line) : null;
    if (first != null) {
      report.add(line, "duplicate %s (line %d has it already: rename one)", name, first);
    }
  }
}
