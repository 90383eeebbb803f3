package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The references have a snippet for every operation, and each compiles. */
class ReferenceSnippetsTest {
  @TestFactory
  Stream<DynamicContainer> everySnippetCompiles(@TempDir Path classes) {
    return SpecDocument.all().stream()
        .map(
            document -> {
              String name = document.module().name();
              return DynamicContainer.dynamicContainer(
                  name, compile(document, classes.resolve(name)));
            });
  }

  private static Stream<DynamicTest> compile(SpecDocument document, Path classes) {
    String client = document.module().client() + "Client";
    List<Snippet> snippets =
        Snippet.in("generated-clients/" + document.module().name() + "/REFERENCE.md");
    assertEquals(document.operations().size(), snippets.size());
    folder(classes);
    List<List<String>> errors =
        SnippetCompiler.compile(
            snippets.stream().map(snippet -> snippet.of(client)).toList(),
            List.of(client + " client"),
            classes);
    return IntStream.range(0, snippets.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    snippets.get(i).place(), () -> assertEquals(List.of(), errors.get(i))));
  }

  private static void folder(Path classes) {
    try {
      Files.createDirectories(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
