package io.github.facturier.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Slate page of MyClementine: a heading for each operation, curl commands, tables of
 * parameters ({@code Champ | Type | Description}) and examples.
 */
final class MyClementineDocs implements Extractor {
  private static final Pattern REQUEST =
      Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) https?://[\\w.-]+(/[\\w./:{}-]*)");
  private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.-]+(/api/[\\w./:{}-]*)");
  private static final Pattern ROW =
      Pattern.compile("\\|?\\s*([A-Za-z_]\\w*)\\s*(?:\\||\\t)\\s*(\\w+)\\s*(?:\\||\\t).*");
  private static final Pattern PLAIN_ROW =
      Pattern.compile("([a-z]\\w*) (String|int|File|Array|Boolean)\\b.*");

  /** What the page is made of, by the words of the report. */
  private static final Map<String, Pattern> FORM =
      Map.of(
          "a request: METHOD https://...", REQUEST,
          "a heading: ## title", Pattern.compile("^#"),
          "a title of parameters: Paramètres", Pattern.compile("^\\W*Paramètres"),
          "a parameter: name | type | meaning",
              Pattern.compile("^(" + ROW + "|" + PLAIN_ROW + ")"));

  @Override
  public Inventory read(Path docs) throws IOException {
    Path file = Texts.page(docs, "index.md", "index.html.md", "source/index.html.md", "README.md");
    return new Reader(file.getFileName().toString(), Texts.read(file)).read();
  }

  private static final class Reader {
    private final List<Page.Line> lines;
    private final Facts facts;
    private String operation = "";
    private String method = "GET";
    private String table = "";

    Reader(String file, String source) {
      lines = Page.lines(source);
      facts = new Facts(file);
      facts.form(lines, FORM);
    }

    Inventory read() {
      for (int i = 0; i < lines.size(); ) {
        i += next(i);
      }
      List<String> paths =
          facts.list().stream()
              .filter(fact -> fact.kind() == Kind.OPERATION)
              .map(Fact::name)
              .toList();
      facts
          .list()
          .removeIf(
              fact ->
                  fact.kind() == Kind.NAME
                      && paths.stream()
                          .anyMatch(path -> (path + "/").contains("/" + fact.name() + "/")));
      return facts.inventory();
    }

    private int next(int i) {
      Page.Line line = lines.get(i);
      String text = line.text();
      String title = text.replaceFirst("^#+\\s*", "").strip();
      if (line.part() == Page.Part.HEADING
          || title.matches("(Paramètres( URL)?|Header|Requête HTTP)")) {
        heading(i, title);
        return 1;
      }
      Matcher http = REQUEST.matcher(text);
      if (http.find()) {
        operation = http.group(1) + " " + path(http.group(2));
        facts.operation(operation, line.number());
        return 1;
      }
      Matcher address = ADDRESS.matcher(text);
      if (address.find()) {
        operation = method + " " + path(address.group(1));
        facts.operation(operation, line.number());
        return 1;
      }
      if (text.strip().equals("{")) {
        return json(i);
      }
      row(line);
      return 1;
    }

    /** A new operation: its method follows in the line of the HTTP request. */
    private void heading(int i, String title) {
      table = title.toLowerCase(Locale.ROOT);
      if (lines.get(i).text().startsWith("###") || lines.get(i).part() != Page.Part.HEADING) {
        return;
      }
      if (title.matches("[a-z]+[A-Z]\\w+")) {
        facts.name(title, lines.get(i).number());
      }
      operation = "";
      for (int j = i + 1; j < lines.size(); j++) {
        String text = lines.get(j).text();
        boolean next = lines.get(j).part() == Page.Part.HEADING && text.matches("#{1,2} .*");
        Matcher http = REQUEST.matcher(text);
        if (next || http.find()) {
          method = next ? "GET" : http.group(1);
          operation = next ? "" : method + " " + path(http.group(2));
          return;
        }
      }
    }

    /** Numbers, {@code :names} and {@code {names}} stand for path parameters. */
    private static String path(String path) {
      return path.replaceFirst("^/api(?=/)", "")
          .replaceFirst("/$", "")
          .replaceAll("/(:\\w+|\\d+|\\{\\w+})(?=/|$)", "/{}");
    }

    private int json(int i) {
      LooseJson json = new LooseJson(lines.subList(i, lines.size()), 0, (char) 0);
      facts.example(lines.get(i).number(), json.defect());
      for (LooseJson.Property property : json.properties()) {
        facts.field(operation, property.path(), property.type(), property.line());
      }
      return json.length();
    }

    /** Headers are ignored: they belong to HTTP or to the security scheme. */
    private void row(Page.Line line) {
      Matcher row = ROW.matcher(line.text());
      if (!row.matches()) {
        row = PLAIN_ROW.matcher(line.text());
      }
      if (!row.matches() || row.group(1).equals("Champ") || !table.startsWith("paramètres")) {
        return;
      }
      String type = Types.ofDeclaration(row.group(2));
      if (table.contains("url")) {
        facts.parameter(operation, row.group(1), type, null, line.number());
      } else {
        facts.field(operation, row.group(1), type, line.number());
      }
    }
  }
}
