package io.github.facturier.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of all providers as a web page, with links to the created documents. */
final class DemoPage {
  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; color: #222; }
      table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
      th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; }
      th { background: #f3f3f3; }
      td:nth-child(2) { font-family: ui-monospace, monospace; font-size: 13px; word-break: break-all; }
      th:last-child, td:last-child { text-align: right; }
      .failed { color: #b00020; font-weight: bold; }
      """;

  private DemoPage() {}

  /**
   * Writes {@code index.html}; returns its path.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  static Path write(Path folder, List<DemoResult> results) {
    Path page = folder.resolve("index.html");
    try {
      return Files.writeString(page, html(folder, results));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String html(Path folder, List<DemoResult> results) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Facturier demo</title>
        <style>
        %s</style>
        </head>
        <body>
        <h1>Facturier demo</h1>
        %s
        </body>
        </html>
        """
        .formatted(
            STYLE,
            results.stream()
                .map(result -> section(folder, result))
                .collect(Collectors.joining("\n")));
  }

  private static String section(Path folder, DemoResult result) {
    return """
        <h2>%s</h2>
        <table>
        <thead>%s</thead>
        <tbody>
        %s
        </tbody>
        </table>
        <p>%s</p>
        %s%s"""
        .formatted(
            escape(result.title()),
            row("th", StepTable.HEAD),
            result.table().rows().stream()
                .map(row -> row("td", row))
                .collect(Collectors.joining("\n")),
            escape(result.table().summary()),
            result.failure() == null
                ? ""
                : "<p class=\"failed\">FAILED: " + escape(result.message()) + "</p>\n",
            documents(folder, result.table().files()));
  }

  private static String row(String tag, List<String> cells) {
    return cells.stream()
        .map(cell -> "<" + tag + ">" + escape(cell) + "</" + tag + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String documents(Path folder, List<Path> files) {
    return files.isEmpty()
        ? ""
        : files.stream()
            .distinct()
            .map(file -> escape(folder.relativize(file).toString()))
            .map(name -> "<li><a href=\"" + name + "\">" + name + "</a></li>")
            .collect(Collectors.joining("\n", "<h3>Documents</h3>\n<ul>\n", "\n</ul>"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
