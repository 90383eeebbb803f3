package io.github.facturier.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads Lucca's help article, in French or in English, as text: addresses with their query, bullets
 * for parameters, qualifiers and status codes. If Lucca provides an OpenAPI document, it reads
 * that.
 */
final class LuccaDocs implements Extractor {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[\\w.-]*ilucca[\\w.-]*(/[^\\s)\"'`]+)");
  private static final Pattern REQUEST =
      Pattern.compile("(?i)\\b(get|post) (/[\\w./{}-]+(?:\\s*, (/[\\w./{}-]+))*)");
  private static final Pattern NAME = Pattern.compile("(?<![/\\w])([a-z]+[A-Z]\\w*)(?![\\w(.])");
  private static final Pattern CODES =
      Pattern.compile("\\s*[-*]\\s+((?:\\d{3}(?:\\s*,\\s*)?)+)\\s*:.*");
  private static final Pattern QUALIFIER = Pattern.compile("(?<![\\w/])([a-z]+),(?=\\d{4}-|\\{)");

  /** What the article is made of, by the words of the report. */
  private static final Map<String, Pattern> FORM =
      Map.of(
          "an address: https://...ilucca.net/...", ADDRESS,
          "a parameter: camelCase", NAME,
          "a status: - 200: meaning", CODES,
          "a qualifier: word,2000-01-01", QUALIFIER);

  @Override
  public Inventory read(Path docs) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(docs)) {
      try (Stream<Path> list = Files.list(docs)) {
        list.filter(file -> file.toString().matches(".*\\.(txt|md|ya?ml|json)"))
            .sorted()
            .forEach(files::add);
      }
    } else {
      files.add(docs);
    }
    if (files.isEmpty()) {
      throw new IOException(docs + " has no text, Markdown, YAML or JSON file");
    }
    List<Inventory> parts = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      parts.add(
          name.matches(".*\\.(ya?ml|json)")
              ? OpenApiDocs.read(file)
              : new Reader(name, Texts.read(file)).read());
    }
    return Inventory.join(parts);
  }

  private static final class Reader {
    private final List<Page.Line> lines;
    private final Facts facts;
    private String operation = "";
    private String filter = "";
    private boolean mandatory;

    Reader(String file, String source) {
      lines = Page.lines(source);
      facts = new Facts(file);
      facts.form(lines, FORM);
    }

    /** The article mentions POST once, and shows URLs without a method. */
    Inventory read() {
      for (Page.Line line : lines) {
        String text = line.text();
        requests(line);
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
          address(address.group(1), line.number());
        }
        Matcher codes = CODES.matcher(text);
        if (codes.matches() && !operation.isEmpty()) {
          for (String code : codes.group(1).split("\\D+")) {
            facts.error(operation, code, line.number());
          }
        }
        if (!operation.isEmpty()) {
          names(line);
        }
      }
      return facts.inventory();
    }

    private void requests(Page.Line line) {
      Matcher request = REQUEST.matcher(line.text());
      while (request.find()) {
        for (String path : request.group(2).split("\\s*,\\s*")) {
          String plain = path.replaceAll("\\{\\w+}", "{}").replaceFirst("[.]$", "");
          String found = request.group(1).toUpperCase(Locale.ROOT) + " " + plain;
          facts.operation(found, line.number());
          boolean heading = line.part() == Page.Part.HEADING;
          operation = heading || plain.contains("xport") ? found : operation;
        }
      }
    }

    private void address(String url, int line) {
      String path = Curl.path(url).replaceFirst("^/cleemy[\\w-]*/", "/cleemy/");
      String found = (path.contains("/services/") ? "POST " : "GET ") + path;
      facts.operation(found, line);
      operation = path.contains("/services/") ? found : operation;
      for (Map.Entry<String, String> pair : Curl.query(url)) {
        facts.parameter(found, pair.getKey(), line);
        if (pair.getValue().matches("[a-z]+,.*")) {
          facts.value(found, pair.getKey(), pair.getValue().replaceFirst(",.*", ""), line);
        }
      }
    }

    private void names(Page.Line line) {
      String text = line.text().replaceAll("https?://\\S+", "");
      boolean said =
          text.matches("(?i).*(paramètre obligatoire|mandatory parameter|required parameter).*");
      mandatory |= said;
      Matcher name = NAME.matcher(text);
      boolean code =
          text.matches(".*[;{}]\\s*|\\s*(var|using|static|wc\\.).*") || text.contains("(s");
      while (!code && name.find()) {
        boolean bare = text.startsWith(name.group(1) + "=");
        facts.parameter(
            operation, name.group(1), "", bare && mandatory ? Boolean.TRUE : null, line.number());
        mandatory &= !bare;
        if (text.matches("\\s*[-*?]\\s*" + name.group(1) + "\\b.*")) {
          filter = name.group(1);
        }
      }
      Matcher qualifier = QUALIFIER.matcher(text);
      while (qualifier.find()) {
        facts.value(
            operation, filter.isEmpty() ? "declaredOn" : filter, qualifier.group(1), line.number());
      }
    }
  }
}
