package io.github.facturier.interop;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.facturier.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published collections in Bruno and Insomnia, by these applications' own converters. */
final class OtherAppsTest {
  /**
   * Bruno's command line does not put a key into the query of an address that begins with a
   * variable, and has no bodies that a script replaces by a form.
   */
  private static final Map<String, String> LIMITS =
      Map.of("vosfactures", ".*401.*Look at api_token", "factomos", ".*error -1 .*");

  @TempDir Path folder;

  @Test
  void collectionsAreImportedWithTheirScripts() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      Map<String, Map<String, String>> providers =
          TestDouble.in(sandbox, Node.documents()).stream()
              .collect(
                  Collectors.toMap(
                      TestDouble::provider,
                      one -> Map.of("baseUrl", one.values().get("url").replaceAll("/$", ""))));
      Path task = folder.resolve("task.json");
      Path postman = Node.SPECS.resolve("target/postman").toAbsolutePath();
      Map<String, Object> content =
          Map.of(
              "postman", postman.toString(), "folder", folder.toString(), "providers", providers);
      Files.writeString(task, new Gson().toJson(content));
      Map<String, Imported> imported =
          new Gson()
              .fromJson(
                  Node.run("apps.mjs", task),
                  new TypeToken<TreeMap<String, Imported>>() {}.getType());
      assertEquals(providers.keySet(), imported.keySet());
      assertAll(imported.entrySet().stream().map(one -> () -> check(one.getKey(), one.getValue())));
    }
  }

  private static void check(String provider, Imported imported) {
    Bruno bruno = imported.bruno;
    System.out.printf(
        "%s in Bruno: %d requests sent, %d skipped, %d tests, %d failures%n",
        provider, bruno.sent, bruno.skipped, bruno.tests, bruno.failures.size());
    assertAll(
        provider,
        () -> assertEquals(imported.published, imported.insomnia, "requests in Insomnia"),
        () -> assertEquals(imported.published, bruno.requests, "requests in Bruno"),
        () -> assertEquals(List.of(), bruno.untranslated),
        () -> assertEquals(List.of(), bruno.errors),
        () -> assertTrue(bruno.tests > 0),
        () ->
            assertEquals(
                List.of(),
                bruno.failures.stream()
                    .filter(failure -> !failure.matches(LIMITS.getOrDefault(provider, "")))
                    .toList()));
  }

  private record Imported(int published, int insomnia, Bruno bruno) {}

  private record Bruno(
      List<String> untranslated,
      int requests,
      int sent,
      int skipped,
      int tests,
      List<String> errors,
      List<String> failures) {}
}
