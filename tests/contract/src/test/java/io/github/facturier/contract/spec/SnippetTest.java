package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetTest {
  private static final List<String> MARKDOWN =
      """
      # Title

      ```java
      int a = 1;
      ```

      ```xml
      <a/>
      ```

      <!-- not run: needs an account -->

      ```java
      var invoice = client.invoices().get(1).result();
      int b = invoice.number();
      ```
      """
          .lines()
          .toList();

  @Test
  void theBlocksOfJavaAreFound() {
    assertEquals(
        List.of(
            new Snippet("a.md, line 4", "int a = 1;\n", true),
            new Snippet(
                "a.md, line 14",
                "var invoice = client.invoices().get(1).result();\nint b = invoice.number();\n",
                false)),
        Snippet.read("a.md", MARKDOWN));
  }

  @Test
  void aMissingFileIsAFailure() {
    AssertionError error = assertThrows(AssertionError.class, () -> Snippet.in("NO.md"));
    assertEquals("NO.md does not exist", error.getMessage());
  }

  @Test
  void compilerErrorsAreReported(@TempDir Path folder) {
    List<List<String>> errors =
        SnippetCompiler.compile(
            Snippet.read("a.md", MARKDOWN), List.of("VosFacturesClient client"), folder);
    assertEquals(List.of(), errors.get(0));
    assertEquals(1, errors.get(1).size());
    assertTrue(
        errors.get(1).get(0).contains("String cannot be converted to int"), errors::toString);
  }
}
