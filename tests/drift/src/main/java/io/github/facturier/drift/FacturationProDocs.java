package io.github.facturier.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the Jekyll site of Facturation.pro: {@code _data/urls.yml} has the operations, {@code
 * _data/fields.yml} the fields with their types, {@code _data/specific.yml} the lists of values;
 * the pages under {@code api/} have the parameters and the examples.
 */
final class FacturationProDocs implements Extractor {
  private static final Pattern URL = Pattern.compile("site\\.data\\.urls\\.(\\w+)\\.(\\w+)");
  private static final Pattern BULLET = Pattern.compile("(\\s*)[-*] `(\\w+)`\\s*(:.*)?");
  private static final Pattern VALUE_BULLET =
      Pattern.compile("\\s*[-*] `?([\\w-]+)`?(?:\\s*:|\\s+(?:pour|\\(par)).*");
  private static final Pattern LIST = Pattern.compile("site\\.data\\.specific\\.(\\w+)\\.data");
  private static final Pattern SET_OF =
      Pattern.compile(
          "include values\\.md entries=site\\.data\\.specific\\.(\\w+)\\.data field='(\\w+)'");
  private static final Pattern NAMED =
      Pattern.compile("(?:paramètres?|variables?|champ) `+(\\w+)(?:=(\\w+))?`+");
  private static final Pattern QUERY = Pattern.compile("\\}\\}\\?([^\"\\s`]+)");
  private static final Pattern CODE =
      Pattern.compile("(?:erreurs?|code d'erreur) (\\d{3})(?: ou (\\d{3}))?");

  /** What the pages are made of, by the words of the report. */
  private static final Map<String, Pattern> FORM =
      Map.of(
          "the operation of a page: site.data.urls.group.action", URL,
          "a parameter: * `name` : meaning", Pattern.compile("^\\s*[-*] `\\w+`"),
          "the values of a field: include values.md entries=... field='name'", SET_OF,
          "a list of values: site.data.specific.name.data", LIST,
          "a parameter in prose: paramètre `name`", NAMED);

  private final List<Inventory> parts = new ArrayList<>();
  private final Map<String, String> operations = new LinkedHashMap<>();
  private final Map<String, List<Map.Entry<String, Integer>>> sets = new LinkedHashMap<>();

  @Override
  public Inventory read(Path docs) throws IOException {
    Path root = Files.isDirectory(docs) ? docs : docs.toAbsolutePath().getParent();
    if (!Files.exists(root.resolve("_data/urls.yml"))) {
      throw new IOException(
          root + " is no checkout of Facturation.pro's documentation: it has no _data/urls.yml");
    }
    urls(root);
    specific(root);
    fields(root);
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path page : walk.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        String name = root.relativize(page).toString().replace('\\', '/');
        Reader reader = new Reader(name, Texts.read(page));
        reader.read();
        parts.add(reader.facts.inventory());
      }
    }
    return Inventory.join(parts);
  }

  private void urls(Path root) throws IOException {
    Facts facts = new Facts("_data/urls.yml");
    YamlLines.entries(root.resolve("_data/urls.yml"))
        .forEach(
            (group, actions) ->
                YamlLines.map(actions)
                    .forEach(
                        (action, node) -> {
                          Map<String, Node> entry = YamlLines.map(node);
                          Node url = entry.get("url");
                          if (url != null && entry.get("method") != null) {
                            String path = YamlLines.text(url);
                            String operation =
                                YamlLines.text(entry.get("method")) + " " + path(path);
                            operations.put(group + "." + action, operation);
                            facts.operation(operation, YamlLines.line(url));
                            Curl.query(path)
                                .forEach(
                                    p ->
                                        facts.parameter(
                                            operation, p.getKey(), YamlLines.line(url)));
                          }
                        }));
    parts.add(facts.inventory());
  }

  private static String path(String url) {
    return Curl.path(url).replaceAll("/[A-Z_]+(?=[./]|$)", "/{}");
  }

  private void specific(Path root) throws IOException {
    YamlLines.entries(root.resolve("_data/specific.yml"))
        .forEach(
            (name, node) -> {
              List<Map.Entry<String, Integer>> values = new ArrayList<>();
              for (Node value : YamlLines.values(YamlLines.map(node).get("data"))) {
                if (!YamlLines.text(value).isEmpty()) {
                  values.add(Map.entry(YamlLines.text(value), YamlLines.line(value)));
                }
              }
              sets.put(name, values);
            });
  }

  private void fields(Path root) throws IOException {
    Facts facts = new Facts("_data/fields.yml");
    YamlLines.entries(root.resolve("_data/fields.yml"))
        .forEach(
            (object, list) -> {
              for (Node node : YamlLines.items(list)) {
                Map<String, Node> field = YamlLines.map(node);
                Node key = field.get("key");
                String mode = YamlLines.text(field.get("mode"));
                Boolean writable =
                    mode.equals("modifiable")
                        ? Boolean.TRUE
                        : mode.equals("lecture") ? Boolean.FALSE : null;
                if (key != null) {
                  facts.field(
                      object,
                      YamlLines.text(key),
                      Types.ofDeclaration(YamlLines.text(field.get("type"))),
                      null,
                      writable,
                      YamlLines.line(key));
                }
              }
            });
    parts.add(facts.inventory());
  }

  /** Reads a page. */
  private final class Reader {
    private final Facts facts;
    private final Facts data = new Facts("_data/specific.yml");
    private final List<Page.Line> lines;
    private final boolean about;
    private String operation = "";
    private String parameter = "";
    private int indent;

    Reader(String file, String source) {
      facts = new Facts(file);
      about = !file.startsWith("api/");
      lines =
          Page.lines(
              source
                  .replaceAll("(?m)^[ \\t]*\\{% api_block.*", "```")
                  .replaceAll("(?m)^[ \\t]*\\{% endapi_block.*", "```"));
      facts.form(lines, FORM);
    }

    void read() {
      for (int i = 0; i < lines.size(); ) {
        i += next(i);
      }
      parts.add(data.inventory());
    }

    private int next(int i) {
      Page.Line line = lines.get(i);
      String text = line.text();
      Matcher set = SET_OF.matcher(text);
      if (set.find()) {
        values(ownerOf(set.group(1)), set.group(2), set.group(1));
        return 1;
      }
      Matcher url = URL.matcher(text);
      if (url.find() && text.contains("assign")) {
        operation = operations.getOrDefault(url.group(1) + "." + url.group(2), "");
        return 1;
      }
      if (about) {
        Matcher code = CODE.matcher(text);
        while (code.find()) {
          facts.error("*", code.group(1), line.number());
          if (code.group(2) != null) {
            facts.error("*", code.group(2), line.number());
          }
        }
        return 1;
      }
      if (operation.isEmpty()) {
        return 1;
      }
      return line.part() == Page.Part.CODE ? code(i) : prose(line);
    }

    private int code(int i) {
      String text = lines.get(i).text();
      query(lines.get(i));
      Matcher form = Pattern.compile("-F \"?(\\w+)=").matcher(text);
      if (form.find()) {
        facts.parameter(operation, form.group(1), lines.get(i).number());
      }
      int body = text.indexOf("-d '");
      boolean response = text.matches("\\s*[{\\[](?!%).*");
      if (body < 0 && !response) {
        return 1;
      }
      LooseJson json =
          new LooseJson(
              lines.subList(i, lines.size()), body < 0 ? 0 : body + 4, body < 0 ? (char) 0 : '\'');
      facts.example(lines.get(i).number(), json.defect());
      json.properties().forEach(p -> facts.field(operation, p.path(), p.type(), p.line()));
      return json.length();
    }

    private void query(Page.Line line) {
      Matcher query = QUERY.matcher(line.text());
      while (query.find()) {
        for (Map.Entry<String, String> pair : Curl.query("?" + query.group(1))) {
          facts.parameter(operation, pair.getKey(), line.number());
        }
      }
    }

    private int prose(Page.Line line) {
      String text = line.text();
      query(line);
      Matcher list = LIST.matcher(text);
      if (list.find()) {
        values(operation, parameter, list.group(1));
        return 1;
      }
      Matcher bullet = BULLET.matcher(text);
      int depth = text.length() - text.stripLeading().length();
      Matcher value = VALUE_BULLET.matcher(text);
      if (!parameter.isEmpty() && depth > indent && value.matches()) {
        facts.value(operation, parameter, value.group(1), line.number());
      } else if (bullet.matches()) {
        parameter = bullet.group(2);
        indent = depth;
        facts.parameter(operation, parameter, line.number());
      } else if (!text.isBlank() && line.part() == Page.Part.HEADING) {
        parameter = "";
      }
      Matcher named = NAMED.matcher(text);
      while (named.find() && !(text.contains("champ `") && !text.contains("ID"))) {
        facts.parameter(operation, named.group(1), line.number());
        if (named.group(2) != null) {
          facts.value(operation, named.group(1), named.group(2), line.number());
        }
      }
      return 1;
    }

    private void values(String owner, String name, String set) {
      for (Map.Entry<String, Integer> value : sets.getOrDefault(set, List.of())) {
        data.value(owner, name, value.getKey(), value.getValue());
      }
    }

    /** The object whose name is part of the list's name; any object if there is none. */
    private static String ownerOf(String set) {
      for (String object : List.of("purchase", "quote", "category", "followup")) {
        if (set.contains(object)) {
          return object;
        }
      }
      return "*";
    }
  }
}
