package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The references have a snippet for every operation, and each compiles. */
class ReferenceSnippetsTest {
  @TestFactory
  Stream<DynamicTest> everySnippetOfVosFacturesCompiles(@TempDir Path classes) {
    return compile("vosfactures", "VosFacturesClient", SpecDocument.vosFactures(), classes);
  }

  @TestFactory
  Stream<DynamicTest> everySnippetOfFacturationProCompiles(@TempDir Path classes) {
    return compile(
        "facturation-pro", "FacturationProClient", SpecDocument.facturationPro(), classes);
  }

  @TestFactory
  Stream<DynamicTest> everySnippetOfFactomosCompiles(@TempDir Path classes) {
    return compile("factomos", "FactomosClient", SpecDocument.factomos(), classes);
  }

  @TestFactory
  Stream<DynamicTest> everySnippetOfMyClementineCompiles(@TempDir Path classes) {
    return compile("myclementine", "MyClementineClient", SpecDocument.myClementine(), classes);
  }

  @TestFactory
  Stream<DynamicTest> everySnippetOfLuccaCleemyCompiles(@TempDir Path classes) {
    return compile("lucca-cleemy", "LuccaCleemyClient", SpecDocument.luccaCleemy(), classes);
  }

  private static Stream<DynamicTest> compile(
      String folder, String client, SpecDocument document, Path classes) {
    List<Snippet> snippets = Snippet.in("generated-clients/" + folder + "/REFERENCE.md");
    assertEquals(document.operations().size(), snippets.size());
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
}
