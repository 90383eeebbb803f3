package io.github.facturier.drift;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists of fields in VosFactures' README: one line per field, with its name and an
 * example between quotation marks and a remark, and indented lines for the fields of an object.
 */
final class VosFacturesFields {
  /** The name of a field and the rest of its line; a quotation mark may be missing. */
  private static final Pattern FIELD =
      Pattern.compile(
          "\\s*(?:- )?([\"'`]?)([A-Za-z_][\\w-]*)[\"'`]\\s*(\\([^)]*\\))?\\s*(:|-|et\\b|,|$)(.*)");

  private static final Pattern VALUE =
      Pattern.compile("\\s*(?:- )?[\"'`]?(\\w[\\w-]*)[\"'`]?\\s+(?:-\\s|\\(|pour\\s).*");
  private static final Pattern IN_REMARK =
      Pattern.compile("\"([a-z_]\\w*)\"+\\s*:(\\s*\\{\\s*\"(\\w+)\")?");
  private static final Pattern VALUE_IN_REMARK =
      Pattern.compile("\"([a-z0-9_]*[a-z0-9])\"(?!\"*\\s*:)");

  private final List<Page.Line> lines;
  private final Facts facts;
  private final VosFacturesTitles titles;
  private final Set<Fact> guesses = new HashSet<>();
  private String nested = "";
  private int nestedIndent;
  private String lastField = "";

  VosFacturesFields(List<Page.Line> lines, Facts facts, VosFacturesTitles titles) {
    this.lines = lines;
    this.facts = facts;
    this.titles = titles;
  }

  /** Whether the list is inside an object. */
  boolean isNested() {
    return !nested.isEmpty();
  }

  /** Ends the list. */
  void leave() {
    nested = "";
  }

  /** Texts in remarks that look like values, since they are between quotation marks. */
  Set<Fact> guesses() {
    return guesses;
  }

  /**
   * Reads a line.
   *
   * @param object the object of the list if no title names it
   * @return whether it is part of a list
   */
  boolean read(int i, String object) {
    Page.Line line = lines.get(i);
    Matcher field = FIELD.matcher(line.text());
    if (line.text().matches("\\s*[{}]\\s*")) {
      nested = line.text().contains("}") ? "" : nested;
      return true;
    }
    Matcher value = VALUE.matcher(line.text());
    if (!field.matches()) {
      boolean numbered = line.text().matches("\\s*\"\\d+\" pour .*") && value.matches();
      if (numbered) {
        facts.value(titles.objectOf(i, object), lastField, value.group(1), line.number());
      }
      return numbered;
    }
    int indent = line.text().replace("\t", "        ").indexOf(line.text().strip());
    if (indent < nestedIndent && !nested.isEmpty() && !line.text().contains("kind")) {
      nested = "";
    }
    String list = titles.objectOf(i, object);
    String name = nested + field.group(2);
    lastField = name;
    String rest = field.group(4).equals(":") ? field.group(5).strip() : "";
    facts.field(list, name, typeOf(rest), required(line.text()), null, line.number());
    if (field.group(4).equals("et") || field.group(3) != null) {
      Matcher other =
          Pattern.compile("\"(\\w+)\"").matcher(line.text().substring(field.end(2) + 1));
      if (other.find()) {
        facts.field(list, nested + other.group(1), "", line.number());
      }
    }
    remark(list, name, rest.isEmpty() ? field.group(5) : rest, line.number());
    if (field.group(4).equals(":") && rest.isEmpty()) {
      nested = field.group(2) + ".";
      nestedIndent = indent + 1;
      if (i + 1 < lines.size() && lines.get(i + 1).text().strip().equals("{")) {
        nestedIndent = 0;
      }
    }
    return true;
  }

  private static String typeOf(String rest) {
    return rest.startsWith("[")
        ? "array"
        : rest.startsWith("{")
            ? "object"
            : rest.startsWith("\"")
                ? "a-text"
                : Types.ofBareValue(rest.replaceFirst("[\\s,-].*", ""));
  }

  private static @Nullable Boolean required(String text) {
    return text.contains("(obligatoire)") ? Boolean.TRUE : null;
  }

  /** Values and further fields that the remark on a field names. */
  private void remark(String list, String name, String rest, int line) {
    boolean choice = rest.matches("\"\\w+\" ou \".*");
    String text = choice ? rest : rest.replaceFirst("^\"[^\"]*\"", "");
    text = text.replaceAll("https?://\\S+", "");
    Matcher other = IN_REMARK.matcher(text);
    while (other.find()) {
      facts.field(list, other.group(1), other.group(3) == null ? "" : "object", line);
      if (other.group(3) != null) {
        facts.field(list, other.group(1) + "." + other.group(3), "", line);
      }
    }
    Matcher value = VALUE_IN_REMARK.matcher(text.replaceAll("\\{[^}]*\\}", ""));
    while (value.find()) {
      facts.value(list, name, value.group(1), line);
      guesses.add(facts.list().get(facts.list().size() - 1));
    }
  }
}
