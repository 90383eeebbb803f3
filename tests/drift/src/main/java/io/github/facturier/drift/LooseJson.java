package io.github.facturier.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the names in an example that resembles JSON. Tolerates missing commas and brackets, extra
 * commas, comments, names without quotation marks, and prose as values; {@link #defect} is the
 * error of a strict parser.
 */
final class LooseJson {

  /**
   * A property of the example.
   *
   * @param path dotted; elements of arrays and numbered entries add nothing to it
   * @param type see {@link Types}; empty if unknown
   */
  record Property(String path, String type, int line) {}

  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Pattern BARE_NAME = Pattern.compile("([A-Za-z_][\\w-]*)\"?\\s*:(?!//)");

  private static final int DEEPEST = 100;

  private final List<Page.Line> lines;
  private final char end;
  private final List<Property> properties = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder raw = new StringBuilder();
  private int index;
  private int column;
  private String pending = "";
  private int pendingLine;
  private boolean done;

  /**
   * @param lines the lines from the one that the example starts in
   * @param column where in that line it starts
   * @param end the quotation mark that the example stands in; 0 if it stands in none
   */
  LooseJson(List<Page.Line> lines, int column, char end) {
    this.lines = lines;
    this.column = column;
    this.end = end;
    read();
  }

  List<Property> properties() {
    return properties;
  }

  /** The number of lines read. */
  int length() {
    return Math.min(index, lines.size() - 1) + 1;
  }

  /** The column after its end, in its last line. */
  int endColumn() {
    return column;
  }

  /** The error of a strict JSON parser; empty if it is valid. */
  String defect() {
    try {
      STRICT.readTree(raw.toString());
      return raw.toString().isBlank() ? "empty" : "";
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr() - 1;
      String said = e.getOriginalMessage().replaceAll("(?s)\\R.*|: was expecting.*| \\(.*", "");
      return said + " (line " + (lines.get(0).number() + Math.max(line, 0)) + ")";
    }
  }

  private void read() {
    for (; index < lines.size() && !done; index++) {
      String line = lines.get(index).text();
      String printed = lines.get(index).raw();
      if (index > 0 && stops(lines.get(index))) {
        index--;
        break;
      }
      if (end == '"') {
        line = line.replace("\\\"", "\"");
      }
      int from = index == 0 ? column : 0;
      readLine(line, from, lines.get(index).number());
      int stop = done ? Math.max(0, line.length() - column) : 0;
      raw.append(printed, Math.min(from, printed.length()), Math.max(printed.length() - stop, 0));
      raw.append('\n');
      if (done) {
        break;
      }
    }
    flush("");
  }

  /** The next request, or the end of the code: the previous example is not closed. */
  private boolean stops(Page.Line line) {
    return line.text().contains("curl ")
        || line.part() == Page.Part.FENCE
        || line.part() == Page.Part.HEADING && !line.text().startsWith(" ");
  }

  private void readLine(String line, int from, int number) {
    for (column = from; column < line.length() && !done; ) {
      char c = line.charAt(column);
      if (c == '"' || c == '\'' && (open.isEmpty() || end != '\'' || closesValue(line))) {
        quoted(line, c, number);
      } else if (c == '{' || c == '[') {
        enter(c);
        column++;
      } else if (c == '}' || c == ']') {
        flush("");
        leave();
        column++;
      } else if (c == ',' || Character.isWhitespace(c) || c == '\\' || c == ':') {
        column++;
      } else if (c == '\'' && end == '\'') {
        done = true;
      } else {
        bare(line, number);
      }
    }
  }

  /** Whether a single quotation mark at this position opens a value. */
  private boolean closesValue(String line) {
    return line.substring(column).matches("'[^']*'\\s*[,:}\\]].*|'[^']*'\\s*")
        && column > 0
        && line.substring(0, column).matches(".*[:,\\[{]\\s*");
  }

  private void quoted(String line, char quote, int number) {
    int close = column + 1;
    while (close < line.length() && line.charAt(close) != quote) {
      close += line.charAt(close) == '\\' ? 2 : 1;
    }
    close = Math.min(close, line.length());
    String content = line.substring(column + 1, close);
    int after = Math.min(close + 1, line.length());
    String rest = line.substring(after).stripLeading();
    if (rest.startsWith(":")) {
      flush("");
      name(content, number);
      column = line.indexOf(':', after) + 1;
    } else {
      flush("a-text");
      column = after;
      skipRemark(line);
    }
  }

  private void bare(String line, int number) {
    Matcher name = BARE_NAME.matcher(line).region(column, line.length());
    if (pending.isEmpty() && name.lookingAt()) {
      name(name.group(1), number);
      column = name.end();
      return;
    }
    int stop = column;
    while (stop < line.length() && ",}]".indexOf(line.charAt(stop)) < 0) {
      stop++;
    }
    String value = line.substring(column, stop);
    if (value.startsWith("//") || value.startsWith("- ")) {
      column = line.length();
      return;
    }
    flush(Types.ofBareValue(value.strip().replaceAll("[\\s'].*", "")));
    column = stop;
  }

  /** A remark after a value, to the end of the line. */
  private void skipRemark(String line) {
    if (line.substring(column).matches("\\s*,?\\s*(-\\s|\\(|//|[a-zé]).*")
        && !BARE_NAME.matcher(line.substring(column).stripLeading()).lookingAt()) {
      column = line.length();
    }
  }

  private void name(String name, int number) {
    pending = name.replace("\"", "");
    pendingLine = number;
  }

  private void enter(char bracket) {
    String name = pending;
    if (!name.isEmpty()) {
      add(bracket == '{' ? "object" : "array");
    }
    open.addLast(name.matches("\\d*") ? "" : name);
    if (open.size() > DEEPEST) {
      throw new IllegalArgumentException(
          "The example of line "
              + lines.get(0).number()
              + " is nested deeper than "
              + DEEPEST
              + " levels");
    }
    pending = "";
  }

  private void leave() {
    if (!open.isEmpty()) {
      open.removeLast();
    }
    done = open.isEmpty();
  }

  private void flush(String type) {
    if (!pending.isEmpty()) {
      add(type);
      pending = "";
    }
  }

  private void add(String type) {
    if (pending.matches("[A-Za-z_][\\w.\\[\\]-]*")) {
      StringBuilder path = new StringBuilder();
      open.stream().filter(part -> !part.isEmpty()).forEach(part -> path.append(part).append('.'));
      properties.add(new Property(path + pending, type, pendingLine));
    }
  }
}
