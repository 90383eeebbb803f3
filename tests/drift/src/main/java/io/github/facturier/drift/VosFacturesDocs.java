package io.github.facturier.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the README of VosFactures: curl commands, lists of quoted fields ({@code "number" :
 * "13/2012" - …}), lists of values, and names in prose. The input is Markdown or text copied from
 * the page, so headings and fences may be missing.
 */
final class VosFacturesDocs implements Extractor {
  private static final Pattern REQUEST =
      Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) (https?://[\\w.-]+)?(/[\\w./{}-]+)");
  private static final Pattern LINK =
      Pattern.compile("https?://(?:votre|mon)compte\\.[\\w.-]+(/[^\\s`'\"]+)");
  private static final Pattern VALUES_OF = Pattern.compile("Champ\\s*:\\s*`?(\\w+)`?.*");

  /** The same title in other words, such as {@code **Valeurs du champ `kind`**}. */
  private static final Pattern VALUES_OF_TOO =
      Pattern.compile(
          "\\W*(?:\\d+\\W+)?(?:\\p{L}+ ){0,4}(?i:champ|field)\\s*:?\\s*[`*\"]+(\\w+)[`*\"]+.*");

  private static final Pattern VALUE =
      Pattern.compile("\\s*(?:- )?[\"'`]?(\\w[\\w-]*)[\"'`]?\\s+(?:-\\s|\\(|pour\\s).*");
  private static final Pattern EVENT = Pattern.compile("\\s*(?:- )?`?([a-z]+:[a-z]+)`? - .*");
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?<![\\w\\[\\]/?])(?:paramètre `*([a-z_]+) ?=|([a-z][a-z_]*(?:\\[\\w*\\])?)=(?=[`\\w]))([\\w.]+)?");
  private static final Pattern SNAKE =
      Pattern.compile("(?<![\\w/.#?=&-])([a-z]+(?:_(?!\\d{3})\\w+)+)(?<!_)(?![\\w/])");
  private static final Pattern QUOTED = Pattern.compile("`+\\s*([^`]*?)\\s*`+");

  /** What the page is made of, by the words of the report. */
  private static final Map<String, Pattern> FORM =
      Map.of(
          "a curl command", Pattern.compile("\\bcurl .*http"),
          "a title of a list of values: Champ: `name`", Pattern.compile("^" + VALUES_OF),
          "a value: \"value\" - meaning", Pattern.compile("^\\s*\"[\\w-]+\" +- "),
          "a field: \"name\" : \"example\" - remark", Pattern.compile("^\\s*\"\\w+\"\\s*:\\s*\""),
          "an event: `object:verb` - meaning", Pattern.compile("^" + EVENT),
          "a filter: paramètre `name =`", Pattern.compile("paramètre `*[a-z_]+ ?="));

  @Override
  public Inventory read(Path docs) throws IOException {
    Path file = Texts.page(docs, "README.md");
    return new Reader(file.getFileName().toString(), Texts.read(file)).read();
  }

  /**
   * A filter in prose.
   *
   * @param index of its line
   * @param value that is shown with it; empty if there is none
   */
  private record Filter(int index, String name, String value) {}

  /** Reads the page from top to bottom. */
  private static final class Reader {
    private final List<Page.Line> lines;
    private final Facts facts;
    private final boolean fenced;
    private final VosFacturesTitles titles;
    private final VosFacturesFields fields;
    private String operation = "";
    private int operationSection = -1;
    private String object = "";
    private String valuesOf = "";
    private String owner = "";

    /** The operations by the index of their line. */
    private final NavigableMap<Integer, String> begun = new TreeMap<>();

    /** Filters that prose names; their operations may follow. */
    private final List<Filter> filters = new ArrayList<>();

    Reader(String file, String source) {
      lines = Page.lines(source);
      facts = new Facts(file);
      fenced = lines.stream().filter(line -> line.part() == Page.Part.FENCE).count() > 5;
      titles = new VosFacturesTitles(lines, fenced);
      fields = new VosFacturesFields(lines, facts, titles);
      facts.form(lines, FORM);
    }

    Inventory read() {
      for (int i = 0; i < lines.size(); ) {
        i += Math.max(1, next(i));
      }
      filters.forEach(this::filter);
      Set<String> names = new TreeSet<>();
      facts.list().stream()
          .filter(fact -> fact.kind() == Kind.FIELD || fact.kind() == Kind.PARAMETER)
          .forEach(fact -> names.add(fact.name().replaceFirst(".*\\.", "")));
      facts
          .list()
          .removeIf(
              fact ->
                  fact.kind() == Kind.VALUE
                      && fields.guesses().contains(fact)
                      && names.contains(fact.value()));
      facts.list().removeIf(fact -> fact.kind() == Kind.NAME && names.contains(fact.name()));
      return facts.inventory();
    }

    private int next(int i) {
      Page.Line line = lines.get(i);
      String text = line.text();
      boolean code = line.part() == Page.Part.CODE || !fenced;
      if (text.matches(".*\\bcurl (.*http|-F).*")) {
        return curl(i);
      }
      if (line.part() == Page.Part.BLANK || text.isBlank() || line.part() == Page.Part.FENCE) {
        return 1;
      }
      if (REQUEST.matcher(text).find()) {
        return request(i);
      }
      Matcher values = VALUES_OF.matcher(text);
      if (!values.matches() && precedesValues(i)) {
        values = VALUES_OF_TOO.matcher(text);
      }
      if (values.matches()) {
        valuesOf = values.group(1);
        owner = titles.objectOf(i, object);
        return 1;
      }
      if (EVENT.matcher(text).matches()) {
        Matcher event = EVENT.matcher(text);
        event.matches();
        facts.event(event.group(1), line.number());
        return 1;
      }
      if (!valuesOf.isEmpty() && value(line)) {
        return 1;
      }
      if (code
          && text.matches("\\s*(\\.\\.\\.|[{\\[]|\"\\w+\"\\s*:\\s*\\{).*")
          && !fields.isNested()) {
        return json(i);
      }
      if (code && fields.read(i, object)) {
        return 1;
      }
      if (!code || !fenced) {
        prose(i);
      }
      return 1;
    }

    /** Whether the next lines are quoted values with their meanings. */
    private boolean precedesValues(int i) {
      for (int j = i + 1; j < Math.min(i + 4, lines.size()); j++) {
        String text = lines.get(j).text();
        if (!text.isBlank() && lines.get(j).part() != Page.Part.FENCE) {
          return text.matches("\\s*\"[\\w-]+\"\\s+- .*");
        }
      }
      return false;
    }

    private int curl(int i) {
      Curl curl = Curl.read(lines, i);
      int number = lines.get(i).number();
      leave();
      if (!Curl.path(curl.url()).isEmpty()) {
        begin(curl.method(), curl.url(), i);
      }
      curl.form()
          .forEach(
              (name, line) -> {
                if (curl.url().startsWith("http")) {
                  facts.field(operation, name, "", line);
                  object = name.contains("[") ? name.substring(0, name.indexOf('[')) : object;
                }
              });
      if (curl.body() != null) {
        facts.example(number, curl.body().defect());
        body(curl.body());
      }
      return curl.length();
    }

    private int request(int i) {
      Matcher request = REQUEST.matcher(lines.get(i).text());
      while (request.find()) {
        begin(request.group(1), request.group(3), i);
      }
      for (int j = i + 1; j < Math.min(i + 4, lines.size()); j++) {
        if (lines.get(j).text().strip().equals("{")) {
          LooseJson json = new LooseJson(lines.subList(j, lines.size()), 0, (char) 0);
          facts.example(lines.get(j).number(), json.defect());
          body(json);
          return j - i + json.length();
        }
      }
      return 1;
    }

    private void begin(String method, String url, int i) {
      operation = method + " " + path(url);
      operationSection = titles.sectionOf(i);
      begun.put(i, operation);
      facts.operation(operation, lines.get(i).number());
      for (Map.Entry<String, String> pair : Curl.query(url)) {
        facts.parameter(operation, pair.getKey(), lines.get(i).number());
        for (String value : pair.getValue().split(",")) {
          if (value.matches("[a-z][a-z0-9_]*")) {
            facts.value(operation, pair.getKey(), value, lines.get(i).number());
          }
        }
      }
    }

    /**
     * Numbers, placeholders and codes in a path are identifiers; each XML path has a JSON
     * equivalent.
     */
    private static String path(String url) {
      StringBuilder path = new StringBuilder();
      for (String part : Curl.path(url).split("/")) {
        if (!part.isEmpty()) {
          path.append('/')
              .append(part.replaceFirst("^(\\d+|\\w*[A-Z]\\w*|[{<].*[}>])(?=\\.|$)", "{}"));
        }
      }
      return path.toString().replaceFirst("\\.xml$", ".json");
    }

    /** Properties of a request; the objects at its root are separate objects. */
    private void body(LooseJson json) {
      Set<String> roots = new TreeSet<>();
      for (LooseJson.Property property : json.properties()) {
        String[] parts = property.path().split("\\.", 2);
        if (parts.length == 1 && property.type().equals("object")) {
          roots.add(parts[0]);
          object = roots.size() == 1 ? parts[0] : object;
        } else if (parts.length == 2 && roots.contains(parts[0])) {
          facts.field(parts[0], parts[1], property.type(), property.line());
        } else {
          facts.field(operation, property.path(), property.type(), property.line());
        }
      }
    }

    private int json(int i) {
      String owner = ownerOf(i);
      LooseJson json = new LooseJson(lines.subList(i, lines.size()), 0, (char) 0);
      boolean fragment = !lines.get(i).text().strip().matches("[{\\[].*");
      if (!fragment) {
        facts.example(lines.get(i).number(), json.defect());
      }
      json.properties().forEach(p -> facts.field(owner, p.path(), p.type(), p.line()));
      return json.length();
    }

    /**
     * The operation of a block's section. Under a title without one it is the object that the line
     * above the block, or the title, names.
     */
    private String ownerOf(int i) {
      if (titles.sectionOf(i) == operationSection || !fenced) {
        return operation;
      }
      String announced = titles.announcedAt(i);
      return announced.isEmpty() ? titles.objectOf(i, object) : announced;
    }

    private void filter(Filter filter) {
      int number = lines.get(filter.index()).number();
      String about = filtered(filter.index());
      facts.parameter(about, filter.name(), number);
      if (!filter.value().isEmpty()) {
        facts.value(about, filter.name(), filter.value(), number);
      }
    }

    /**
     * The operations that a filter is for: the one that its line announces, the nearest one under
     * the same title, else the GETs under the same heading, else any GET, since a section without
     * operations is about all lists.
     */
    private String filtered(int i) {
      Map.Entry<Integer, String> above = begun.floorEntry(i);
      Map.Entry<Integer, String> below = begun.ceilingEntry(i);
      boolean announces = lines.get(i).text().stripTrailing().endsWith(":");
      if (announces && below != null && below.getKey() - i < 5) {
        return below.getValue();
      }
      if (!fenced) {
        return above != null && i - above.getKey() < 20 ? above.getValue() : Lookup.ANY_GET;
      }
      for (Map.Entry<Integer, String> entry : Arrays.asList(above, below)) {
        if (entry != null && titles.sectionOf(entry.getKey()) == titles.sectionOf(i)) {
          return entry.getValue();
        }
      }
      Set<String> gets = new TreeSet<>();
      begun.forEach(
          (line, operation) -> {
            if (lines.get(line).section() == lines.get(i).section()
                && operation.startsWith("GET ")) {
              gets.add(operation);
            }
          });
      return gets.isEmpty() ? Lookup.ANY_GET : String.join(", ", gets);
    }

    private void leave() {
      fields.leave();
      valuesOf = "";
    }

    private boolean value(Page.Line line) {
      Matcher value = VALUE.matcher(line.text());
      if (value.matches() && !line.text().contains("/")) {
        if (owner.isEmpty()) {
          filters.add(new Filter(line.number() - 1, valuesOf, value.group(1)));
        } else {
          facts.value(owner, valuesOf, value.group(1), line.number());
        }
        return true;
      }
      if (!line.text().strip().matches("\"[\\w /-]+\" - .*") && line.text().matches("\\S.*")) {
        valuesOf = "";
      }
      return !valuesOf.isEmpty();
    }

    private void prose(int i) {
      Page.Line line = lines.get(i);
      String text = line.text();
      Matcher link = LINK.matcher(text);
      while (link.find()) {
        begin("GET", link.group(1), i);
      }
      text = text.replaceAll("https?://\\S+|<[^>]*>|\\(#\\w*\\)", " ");
      String last = "";
      Matcher assigned = ASSIGNED.matcher(text);
      while (assigned.find()) {
        last = assigned.group(assigned.group(1) == null ? 2 : 1);
        String value = assigned.group(3) == null ? "" : assigned.group(3);
        filters.add(new Filter(i, last, value.matches("[a-z_0-9]+") ? value : ""));
      }
      if (!last.isEmpty() && text.stripTrailing().endsWith(":")) {
        valuesOf = last;
        owner = "";
      }
      for (Pattern pattern : List.of(SNAKE, QUOTED)) {
        Matcher name = pattern.matcher(text);
        while (name.find()) {
          String found = name.group(1);
          if (found.matches("[a-z][\\w-]{3,}(?<!_)") && Types.ofBareValue(found).isEmpty()) {
            facts.name(found, line.number());
          }
        }
      }
    }
  }
}
