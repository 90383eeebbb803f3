package io.github.facturier.specs;

import org.yaml.snakeyaml.nodes.NodeTuple;

/** What the Postman collections chain requests by can be followed, and says why to people. */
final class Chains {

  private Chains() {}

  static void check(Spec spec, Report report) {
    spec.elements("operation")
        .forEach(
            operation -> {
              for (NodeTuple entry : Nodes.entries(operation.node(), "x-brings")) {
                if (!Nodes.text(entry.getValueNode()).matches("(/[^/]+)+|\\{\\{\\w+}}")) {
                  report.add(
                      Nodes.line(entry.getKeyNode()),
                      "x-brings without a JSON pointer for %s (write one, such as /id)",
                      Nodes.key(entry));
                }
              }
              if (operation.has("x-irreversible") && operation.text("x-irreversible").isBlank()) {
                report.add(
                    operation.line("x-irreversible"), "x-irreversible without a reason (add it)");
              }
              Nodes.get(operation.node(), "x-unless")
                  .filter(
                      unless ->
                          Nodes.text(unless, "variable").isBlank()
                              || Nodes.text(unless, "reason").isBlank())
                  .ifPresent(
                      unless ->
                          report.add(
                              operation.line("x-unless"),
                              "x-unless without variable or reason (add what is missing)"));
            });
  }
}
