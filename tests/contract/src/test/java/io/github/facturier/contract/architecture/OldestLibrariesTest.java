package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published classes link with the oldest libraries that users' parent POMs may pin. */
class OldestLibrariesTest {
  private static final Path OLDEST = Path.of("target/oldest");

  /** Is not called if it is missing. */
  private static final String LIMIT =
      "com.google.gson.stream.JsonReader.setNestingLimit(I)V of io.github.facturier.runtime.json.JsonText";

  @ParameterizedTest
  @CsvSource({
    "gson.jar, com/google/gson/, " + LIMIT,
    "retrofit.jar, retrofit2/,",
    "okhttp.jar, okhttp3/,",
    "okio-jvm.jar, okio/,",
    "bcprov-jdk18on.jar, org/bouncycastle/,",
    "slf4j-api.jar, org/slf4j/,"
  })
  void everyReferenceIsThere(String jar, String packages, String except) throws IOException {
    References references = look(OLDEST.resolve(jar), packages);
    assertEquals(except == null ? Set.of() : Set.of(except), references.missing());
    assertTrue(references.seen() > 5, () -> "there are " + references.seen() + " references");
  }

  /** Checks that the search finds a missing reference. */
  @Test
  void aMissingReferenceIsFound() throws IOException {
    References references = look(OLDEST.resolve("gson.jar"), "okio/");
    assertTrue(references.missing().toString().contains("okio.Buffer.<init>()V"));
  }

  private static References look(Path jar, String packages) throws IOException {
    References references = new References(jar);
    for (Path type : published()) {
      references.look(type, List.of(packages));
    }
    return references;
  }

  /** The classes of the runtime, of the customizations and of the clients. */
  private static List<Path> published() throws IOException {
    List<String> modules = new ArrayList<>(List.of("customizations/runtime"));
    for (String provider : Production.providers()) {
      modules.add("customizations/" + provider);
      modules.add("generated-clients/" + provider);
    }
    List<Path> classes = new ArrayList<>();
    for (String module : modules) {
      try (Stream<Path> files = Files.walk(Production.folder(module + "/target/classes"))) {
        List<Path> found =
            files
                .filter(file -> file.toString().endsWith(".class"))
                .filter(file -> !file.endsWith("module-info.class"))
                .toList();
        assertTrue(found.size() > 3, () -> module + ": " + found);
        classes.addAll(found);
      }
    }
    return classes;
  }
}
