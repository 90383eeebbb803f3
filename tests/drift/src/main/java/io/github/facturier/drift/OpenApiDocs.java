package io.github.facturier.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a documentation in the form of an OpenAPI document. */
final class OpenApiDocs {
  private OpenApiDocs() {}

  /** The facts of a document, each with the first line that has its name. */
  static Inventory read(Path file) throws IOException {
    Spec spec = Spec.read(file);
    List<String> lines = Texts.read(file).lines().toList();
    Facts facts = new Facts(file.getFileName().toString());
    for (SpecOperation operation : spec.operations()) {
      String key = operation.key().replaceAll("\\{\\w+}", "{}");
      int line = lineOf(lines, operation.path(), 1);
      facts.operation(key, line);
      for (SpecField field : operation.parameters().values()) {
        String type = field.values() == null ? field.type() : "";
        facts.parameter(
            key, field.name(), type, field.required(), lineOf(lines, field.name(), line));
        if (field.values() != null) {
          field
              .values()
              .forEach(value -> facts.value(key, field.name(), value, lineOf(lines, value, line)));
        }
      }
      for (String code : operation.codes()) {
        if (code.matches("\\d{3}")) {
          facts.error(key, code, lineOf(lines, code, line));
        }
      }
      for (List<String> schemas : List.of(operation.requests(), operation.responses())) {
        for (String schema : schemas) {
          spec.schemas()
              .get(schema)
              .values()
              .forEach(field -> facts.field(key, field.name(), "", lineOf(lines, field.name(), 1)));
        }
      }
    }
    return facts.inventory();
  }

  private static int lineOf(List<String> lines, String text, int from) {
    for (int i = from - 1; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    return from;
  }
}
