package io.github.facturier.specs;

import java.util.List;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.Tag;

/** Every object and every enum is a component, for which the generator makes one class. */
final class Schemas {
  /** A component may list the forms of one value. */
  private static final List<String> FORMS = List.of("oneOf", "anyOf");

  private Schemas() {}

  static void check(Spec spec, Report report) {
    spec.elements()
        .filter(Element::isSchema)
        .forEach(
            schema -> {
              if (schema.has("properties") && schema.has("additionalProperties")) {
                int line = schema.line("additionalProperties");
                report.add(line, "additionalProperties beside properties (leave it out)");
              }
              if (schema.kind().equals("property") && schema.text("description").isBlank()) {
                report.add(schema.line(), "property without description (say what it holds)");
              }
              if (schema.has("nullable") && !schema.has("type")) {
                report.add(
                    schema.line("nullable"),
                    "nullable without type (write it in the schema that is referred to)");
              }
              checkConstants(schema, report);
              if (!schema.kind().equals("schema")) {
                checkInline(schema, report);
              } else if (schema.has("enum")) {
                checkEnum(schema, report);
              }
            });
  }

  /** The templates need the last field to be one without a constant. */
  private static void checkConstants(Element schema, Report report) {
    boolean chosen = false;
    for (NodeTuple property : Nodes.entries(schema.node(), "properties")) {
      boolean constant = Nodes.get(property.getValueNode(), "x-constant").isPresent();
      if (constant && chosen) {
        int line = Nodes.line(property.getKeyNode());
        report.add(line, "x-constant after other fields (put it before them)");
      }
      chosen |= !constant;
    }
  }

  private static void checkEnum(Element schema, Report report) {
    long values =
        Nodes.items(schema.node(), "enum").stream()
            .filter(value -> !value.getTag().equals(Tag.NULL))
            .count();
    for (String key : List.of("x-enum-varnames", "x-enum-descriptions")) {
      int names = Nodes.items(schema.node(), key).size();
      if (names != values && (schema.has(key) || key.equals("x-enum-varnames"))) {
        int line = schema.line(schema.has(key) ? key : "enum");
        report.add(line, "enum of %d values has %d %s (give each one)", values, names, key);
      }
    }
  }

  private static void checkInline(Element schema, Report report) {
    boolean part = schema.under().equals("allOf") && schema.parent().kind().equals("schema");
    boolean form = FORMS.contains(schema.under()) && schema.parent().kind().equals("schema");
    boolean map = schema.has("additionalProperties");
    boolean object = schema.has("properties") || schema.text("type").equals("object") && !map;
    if (schema.has("enum") && !form) {
      report.add(schema.line("enum"), "inline enum (make it a component with a name)");
    } else if (object && !part || schema.has("oneOf") || schema.has("anyOf")) {
      report.add(
          schema.line(), "inline object (make it a component, or omit the type for any JSON)");
    }
  }
}
