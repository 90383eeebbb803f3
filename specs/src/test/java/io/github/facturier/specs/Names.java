package io.github.facturier.specs;

import java.util.Set;
import java.util.regex.Pattern;

/** The name and description of a property or parameter agree with its type. */
final class Names {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i:token|passw|secret|api_?key|access_?key|signature|credential|authorization|policy)"
              + "|(?i:^|_)key$|[a-z]Key$");

  private static final Pattern TIMES =
      Pattern.compile("(?i)YYYY-MM-DD.HH|date and time|timestamp|\\bmoment\\b");

  private static final Pattern NAME_OF_TIME = Pattern.compile("_at$|[a-z]At$|(?i)date_?time");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d.*");

  private Names() {}

  static void check(Spec spec, Report report) {
    spec.elements()
        .filter(element -> Set.of("property", "parameter").contains(element.kind()))
        .forEach(element -> check(element, report));
  }

  private static void check(Element element, Report report) {
    boolean isProperty = element.kind().equals("property");
    var schema = isProperty ? element.node() : Nodes.get(element.node(), "schema").orElse(null);
    if (schema == null || !Nodes.text(schema, "type").equals("string")) {
      return;
    }
    String name = isProperty ? element.name() : element.text("name");
    String format = Nodes.text(schema, "format");
    boolean isText = format.isEmpty();
    if (isText && SECRET.matcher(name).find() && !element.has("x-secret")) {
      report.add(
          element.line(),
          "%s '%s' may be a secret (x-secret: true, or false if it is none)",
          element.kind(),
          name);
    }
    if (isText
        && (NAME_OF_TIME.matcher(name).find()
            || TIMES.matcher(element.text("description")).find()
            || TIME.matcher(element.text("example")).matches())) {
      report.add(
          element.line(),
          "%s '%s' is a date and time of another format (format: date-time)",
          element.kind(),
          name);
    }
  }
}
