package io.github.facturier.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page shows every operation of every document, in a browser without a network. */
final class PageTest {
  private static final Pattern OPERATION = Pattern.compile("id=\"[^\"]*operation/(\\w+)\"");

  @TempDir Path profile;

  @Test
  void showsEveryOperation() throws Exception {
    Path page = Node.SPECS.resolve("target/site/index.html").toAbsolutePath().normalize();
    JsonObject documents = Node.run("page.mjs", Node.SPECS, page).getAsJsonObject();
    assertEquals(Node.documents().size(), documents.size());
    String browser =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(folder -> Stream.of("chromium", "google-chrome").map(Path.of(folder)::resolve))
            .filter(file -> file.toFile().canExecute())
            .map(Path::toString)
            .findFirst()
            .orElse("");
    if (browser.isEmpty()) {
      System.out.println("Chromium is not installed: the page is built, but not opened");
    }
    assumeTrue(!browser.isEmpty());
    for (String name : documents.keySet()) {
      Set<String> expected =
          documents.getAsJsonArray(name).asList().stream()
              .map(JsonElement::getAsString)
              .collect(Collectors.toCollection(TreeSet::new));
      String shown = open(browser, page.toUri() + "?api=" + name);
      Set<String> found =
          OPERATION
              .matcher(shown)
              .results()
              .map((MatchResult operation) -> operation.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      assertFalse(expected.isEmpty(), name);
      assertEquals(expected, found, name);
      assertTrue(shown.contains("aria-current=\"page\""), name);
      System.out.println(name + ": " + found.size() + " operations on the page");
    }
  }

  /** The content of a page after its scripts have run. */
  private String open(String browser, String url) throws Exception {
    Process process =
        new ProcessBuilder(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + profile,
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--virtual-time-budget=60000",
                "--dump-dom",
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
