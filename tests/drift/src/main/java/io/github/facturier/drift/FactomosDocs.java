package io.github.facturier.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the README of Factomos: a numbered section for each action, with bullets for inputs and
 * outputs, a table of error codes and an example. Text copied from the page, where headings and
 * tables are plain lines, works as well.
 */
final class FactomosDocs implements Extractor {
  private static final Pattern SECTION = Pattern.compile("\\s*(?:#+\\s*)?\\d+\\. (?!.*https?:).*");
  private static final Pattern ACTION = Pattern.compile("\\s*[-*]\\s+action=(\\w+).*");
  private static final Pattern BULLET =
      Pattern.compile("(\\s*)[-*]\\s+`?([A-Za-z][\\w.-]*(?:\\[\\])?)`?\\s*(=\\s*[^,(]*)?(.*)");
  private static final Pattern ERROR =
      Pattern.compile("\\s*\\|?\\s*(-?\\d+)\\s*(?:\\|.*|\\s[^|]*)");
  private static final Pattern URL =
      Pattern.compile("(https://[\\w.-]+(/[\\w./<>(-]*[\\w>])(\\?[^\\s'`]*)?)");
  private static final Pattern METHOD = Pattern.compile(".*\\b(GET|POST)\\b.{0,40}");
  private static final Pattern CHOICE =
      Pattern.compile("\\(([\\w.-]+(?:\\s*[,/]\\s*[\\w.-]+)+)\\)");
  private static final Pattern CODED =
      Pattern.compile("\\((\\d+)\\s*:[^,()]*,\\s*(\\d+)\\s*:[^()]*\\)");
  private static final Pattern MUST_BE =
      Pattern.compile("(?i)champ \"(\\w+)\".*valeurs suivantes\\s*:\\s*(.*)");
  private static final Pattern EVENT = Pattern.compile("\\s*[-*]\\s+\"(\\w+)\"\\s*=>.*");
  private static final Pattern QUOTED = Pattern.compile("\\s*[-*]\\s+'([\\w-]+)'\\s*:.*");
  private static final String ENDPOINT = "POST /api/api.php#";

  /** What the page is made of, by the words of the report. */
  private static final Map<String, Pattern> FORM =
      Map.of(
          "a numbered section: 1. title", Pattern.compile("^" + SECTION + "$"),
          "the action of a section: - action=name", Pattern.compile("^" + ACTION),
          "a title of inputs: Paramètres en entrée", Pattern.compile("Paramètres en entrée"),
          "a title of outputs: Paramètres en sortie", Pattern.compile("Paramètres en sortie"),
          "a title of errors: Code d'erreur", Pattern.compile("^\\W*Codes? d'[Ee]rreur"),
          "an error: -1 | meaning", Pattern.compile("^\\W*-\\d+\\s"),
          "a field: - name", Pattern.compile("^\\s*[-*]\\s+`?[a-z][a-z0-9_.-]*"));

  @Override
  public Inventory read(Path docs) throws IOException {
    Path file = Texts.page(docs, "README.md");
    return new Reader(file.getFileName().toString(), Texts.read(file)).read();
  }

  /** The kind of the lines below a title. */
  private enum Part {
    OTHER,
    INPUT,
    OUTPUT,
    ERRORS,
    EXAMPLE
  }

  private static final class Reader {
    private final List<Page.Line> lines;
    private final Facts facts;
    private final List<Page.Line> statuses = new ArrayList<>();
    private List<String> operations = List.of("*");
    private Part part = Part.OTHER;
    private String parent = "";
    private int indent;
    private String firstRequired = "";
    private List<String> sessions = List.of();
    private List<String> about = List.of();
    private String status = "";

    Reader(String file, String source) {
      lines = Page.lines(source);
      facts = new Facts(file);
      facts.form(lines, FORM);
    }

    Inventory read() {
      for (int i = 0; i < lines.size(); ) {
        i += next(i);
      }
      closeSection();
      return facts.inventory();
    }

    private int next(int i) {
      Page.Line line = lines.get(i);
      String text = line.text();
      if (SECTION.matcher(text).matches()
          && line.part() != Page.Part.CODE
          && (i == 0 || lines.get(i - 1).text().isBlank())
          && !text.startsWith(" ")) {
        closeSection();
        open(i);
        return 1;
      }
      if (title(text, line.part())) {
        return 1;
      }
      if (text.strip().equals("{") || text.startsWith("{") && text.length() < 3) {
        return json(i);
      }
      Matcher event = EVENT.matcher(text);
      if (event.matches()) {
        facts.event(event.group(1), line.number());
      } else if (part == Part.ERRORS) {
        error(line);
      } else if (QUOTED.matcher(text).matches()) {
        statuses.add(line);
      } else if (BULLET.matcher(text).matches() && !text.contains("action=")) {
        bullet(line);
      }
      return 1;
    }

    /** Finds the action of a section, or the URLs in it. */
    private void open(int i) {
      operations = List.of();
      part = Part.OTHER;
      firstRequired = "";
      List<String> urls = new ArrayList<>();
      for (int j = i + 1; j < lines.size(); j++) {
        Page.Line line = lines.get(j);
        if (SECTION.matcher(line.text()).matches()
            && lines.get(j - 1).text().isBlank()
            && !line.text().startsWith(" ")) {
          break;
        }
        Matcher action = ACTION.matcher(line.text());
        if (action.matches() && operations.isEmpty()) {
          operations = List.of(ENDPOINT + action.group(1));
          facts.operation(operations.get(0), line.number());
        }
        urls(line, urls);
      }
      if (operations.isEmpty()) {
        operations = urls;
      }
      sessions = urls;
    }

    private void urls(Page.Line line, List<String> urls) {
      Matcher url = URL.matcher(line.text());
      while (url.find()) {
        Matcher method = METHOD.matcher(line.text().substring(0, url.start()));
        String path = url.group(2).replaceAll("<\\w+>", "{}");
        boolean query = url.group(3) != null;
        boolean asks = query || method.matches();
        if (asks && !path.equals("/api/api.php") && !path.contains("(")) {
          String operation = (query ? "GET" : method.group(1)) + " " + path;
          facts.operation(operation, line.number());
          urls.add(operation);
          for (Map.Entry<String, String> pair : Curl.query(url.group(1))) {
            facts.parameter(operation, pair.getKey(), line.number());
          }
        }
      }
    }

    private boolean title(String text, Page.Part kind) {
      String title = text.replaceFirst("^#+\\s*", "").strip();
      Part found =
          title.startsWith("Paramètres en entrée")
              ? Part.INPUT
              : title.startsWith("Paramètres en sortie")
                  ? Part.OUTPUT
                  : title.matches("Codes? d'[Ee]rreurs?( .*)?")
                          && !title.contains("Description")
                          && !title.contains("|")
                      ? Part.ERRORS
                      : title.matches("Exemple.{0,40}") && !title.endsWith(":")
                          ? Part.EXAMPLE
                          : title.startsWith("JSON RESULT")
                              ? Part.EXAMPLE
                              : kind == Page.Part.HEADING ? Part.OTHER : null;
      if (found == null) {
        return false;
      }
      part = found;
      parent = "";
      about = operations;
      if (found == Part.ERRORS && (title.contains("/session/") || title.contains("SESSION"))) {
        about = sessions;
      }
      return true;
    }

    private void error(Page.Line line) {
      Matcher error = ERROR.matcher(line.text());
      if (!error.matches() || error.group(1).equals("0")) {
        return;
      }
      for (String operation : about.isEmpty() ? List.of("*") : about) {
        facts.error(operation, error.group(1), line.number());
        Matcher values = MUST_BE.matcher(line.text());
        if (values.find()) {
          for (String value : values.group(2).split("[',\\s|]+")) {
            if (value.matches("[\\w-]+") && !value.equals("ou")) {
              facts.value(operation, values.group(1), value, line.number());
            }
          }
          status = values.group(1);
        }
      }
    }

    private void bullet(Page.Line line) {
      Matcher bullet = BULLET.matcher(line.text());
      bullet.matches();
      int depth = bullet.group(1).replace("\t", "    ").length();
      String name = bullet.group(2);
      String rest = bullet.group(4);
      if (!parent.isEmpty() && depth > indent + 1) {
        String value = line.text().strip().replaceFirst("^[-*]\\s+", "");
        operations.forEach(operation -> facts.value(operation, parent, value, line.number()));
        return;
      }
      indent = depth;
      if (!name.matches("[a-z][a-z0-9_.-]*(\\[\\])?")
          || rest.matches("\\s+[a-zàâéè].*")
              && part != Part.OTHER
              && part != Part.EXAMPLE
              && !rest.contains(":")
              && !rest.contains(",")) {
        return;
      }
      if (part == Part.OUTPUT) {
        if (rest.matches("\\s*[,:].*")) {
          operations.forEach(operation -> facts.field(operation, name, "", line.number()));
        }
        return;
      }
      if (part == Part.OTHER && operations.isEmpty()) {
        if (line.text().contains("`")) {
          facts.field("event", name, "", line.number());
        }
        return;
      }
      parent = part == Part.EXAMPLE ? "" : name;
      Boolean required = required(rest);
      if (Boolean.TRUE.equals(required) && firstRequired.isEmpty()) {
        firstRequired = name;
      }
      for (String operation : operations) {
        facts.parameter(operation, name, "", required, line.number());
        values(operation, name, rest, line.number());
      }
    }

    private static @Nullable Boolean required(String rest) {
      return rest.contains("(OBLIGATOIRE")
          ? Boolean.TRUE
          : rest.matches("(?i).*(optionnel|optional).*") ? Boolean.FALSE : null;
    }

    private void values(String operation, String name, String rest, int line) {
      Matcher choice = CHOICE.matcher(rest);
      if (choice.find()) {
        for (String value : choice.group(1).split("\\s*[,/]\\s*")) {
          facts.value(operation, name, value, line);
        }
      }
      Matcher coded = CODED.matcher(rest);
      if (coded.find()) {
        facts.value(operation, name, coded.group(1), line);
        facts.value(operation, name, coded.group(2), line);
      }
    }

    private int json(int i) {
      LooseJson json = new LooseJson(lines.subList(i, lines.size()), 0, (char) 0);
      boolean event =
          json.properties().stream().anyMatch(p -> p.path().equals("notification_type"));
      facts.example(lines.get(i).number(), json.defect());
      for (LooseJson.Property property : json.properties()) {
        for (String operation : event ? List.of("event") : operations) {
          facts.field(operation, property.path(), property.type(), property.line());
        }
      }
      return json.length();
    }

    /** A list of values precedes the name of its parameter. */
    private void closeSection() {
      String name = status.isEmpty() ? firstRequired : status;
      for (Page.Line line : statuses) {
        Matcher value = QUOTED.matcher(line.text());
        if (value.matches()) {
          operations.forEach(
              operation -> facts.value(operation, name, value.group(1), line.number()));
        }
      }
      statuses.clear();
      status = "";
      parent = "";
      about = List.of();
    }
  }
}
