package io.github.facturier.sandbox.openapi;

import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.http.Form;
import io.swagger.v3.oas.models.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Validates a form against its schema. The request validator converts each text that looks like a
 * number to a number, so it rejects a telephone number.
 */
final class FormValidator {
  private final Schema<?> form;
  private final SchemaConverter converter;

  FormValidator(Schema<?> form, SchemaConverter converter) {
    this.form = converter.resolve(form);
    this.converter = converter;
  }

  List<String> validate(Form sent) {
    List<String> violations = new ArrayList<>();
    Map<String, Schema<?>> fields = converter.properties(form);
    List<String> required = form.getRequired() == null ? List.of() : form.getRequired();
    for (String name : required) {
      if (!sent.names().contains(name)) {
        violations.add("form field '" + name + "' is missing");
      }
    }
    Set<Integer> columns = new HashSet<>();
    for (String name : sent.names()) {
      Schema<?> field = fields.get(name);
      if (field == null) {
        violations.add("form field '" + name + "' is not documented");
        continue;
      }
      Schema<?> items = field.getItems();
      if (items == null && sent.all(name).size() > 1) {
        violations.add("form field '" + name + "' is sent more than once");
      }
      if (items != null) {
        columns.add(sent.all(name).size());
      }
      for (String value : sent.all(name)) {
        String problem = problem(value, items == null ? field : items, items != null);
        if (problem != null) {
          violations.add("form field '" + name + "': " + problem);
        }
      }
    }
    if (columns.size() > 1) {
      violations.add("columns of different lengths: " + columns);
    }
    return violations;
  }

  /** Null if the value is valid. An empty cell of a column is valid: the provider has a default. */
  private @Nullable String problem(String value, Schema<?> schema, boolean cell) {
    String first = null;
    for (Schema<?> form : converter.forms(schema)) {
      String problem = problemOf(value, form, cell);
      if (problem == null) {
        return null;
      }
      first = first == null ? problem : first;
    }
    return first;
  }

  private static @Nullable String problemOf(String value, Schema<?> schema, boolean cell) {
    if (cell && value.isEmpty()) {
      return null;
    }
    if (schema.getEnum() != null && !schema.getEnum().contains(value)) {
      return "not one of " + schema.getEnum();
    }
    if (schema.getPattern() != null && !value.matches(schema.getPattern())) {
      return "does not match " + schema.getPattern();
    }
    boolean fits =
        switch (schema.getType() + " " + schema.getFormat()) {
          case "integer int64" -> value.matches("-?\\d+");
          case "number null", "string decimal" -> Amounts.parse(value) != null;
          case "string date" -> isDate(value);
          default -> true;
        };
    return fits ? null : "not of type " + schema.getType() + ", format " + schema.getFormat();
  }

  private static boolean isDate(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
