package io.github.facturier.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the facts of one file. */
final class Facts {
  private final String file;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Inventory.Broken> broken = new ArrayList<>();
  private final Map<String, Integer> form = new TreeMap<>();
  private int examples;

  /**
   * @param file file name in places
   */
  Facts(String file) {
    this.file = file;
  }

  void operation(String operation, int line) {
    add(Kind.OPERATION, "", operation, "", "", null, null, line);
  }

  void parameter(String operation, String name, int line) {
    add(Kind.PARAMETER, operation, name, "", "", null, null, line);
  }

  void parameter(String operation, String name, String type, @Nullable Boolean required, int line) {
    add(Kind.PARAMETER, operation, name, "", type, required, null, line);
  }

  void field(String owner, String name, String type, int line) {
    add(Kind.FIELD, owner, name, "", type, null, null, line);
  }

  void field(
      String owner,
      String name,
      String type,
      @Nullable Boolean required,
      @Nullable Boolean writable,
      int line) {
    add(Kind.FIELD, owner, name, "", type, required, writable, line);
  }

  void value(String owner, String name, String value, int line) {
    add(Kind.VALUE, owner, name, value, "", null, null, line);
  }

  void error(String operation, String code, int line) {
    add(Kind.ERROR, operation, code, "", "", null, null, line);
  }

  void event(String name, int line) {
    add(Kind.EVENT, "", name, "", "", null, null, line);
  }

  void name(String name, int line) {
    add(Kind.NAME, "", name, "", "", null, null, line);
  }

  /** Counts an example, and records its error if it has one. */
  void example(int line, String defect) {
    examples++;
    if (!defect.isEmpty()) {
      broken.add(new Inventory.Broken(file, line, defect));
    }
  }

  /** Counts the lines that match each pattern of the extractor. */
  void form(List<Page.Line> lines, Map<String, Pattern> patterns) {
    Form.count(lines, patterns).forEach((name, count) -> form.merge(name, count, Integer::sum));
  }

  List<Fact> list() {
    return facts;
  }

  Inventory inventory() {
    return new Inventory(facts, broken, examples, form);
  }

  private void add(
      Kind kind,
      String owner,
      String name,
      String value,
      String type,
      @Nullable Boolean required,
      @Nullable Boolean writable,
      int line) {
    Set<String> types = type.isEmpty() ? Set.of() : Set.of(type);
    facts.add(new Fact(kind, owner, name, value, types, required, writable, file, line));
  }
}
