package io.github.facturier.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page with the same facts in another order or typography has the same inventory. */
class RefactoringTest {

  @ParameterizedTest
  @CsvSource({
    "VOSFACTURES, vosfactures/README.2026-03.md, '(?m)^(?=# )'",
    "FACTOMOS, factomos/README.v1.29.md, '(?m)^(?=# \\d)'",
    "MYCLEMENTINE, myclementine/index.md, '(?m)^(?=# ?[A-Z])'",
  })
  void sectionsInAnotherOrder(Provider provider, String page, String heading, @TempDir Path folder)
      throws IOException {
    List<String> sections =
        new ArrayList<>(List.of(Files.readString(Docs.of(page)).split(heading)));
    String first = sections.remove(0);
    Collections.reverse(sections);
    same(provider, page, folder, first + String.join("\n", sections));
  }

  @ParameterizedTest
  @CsvSource({
    "VOSFACTURES, vosfactures/README.2026-03.md",
    "VOSFACTURES, vosfactures/README.2024.txt",
    "FACTOMOS, factomos/README.v1.29.md",
    "MYCLEMENTINE, myclementine/index.md",
  })
  void typographicQuotationMarks(Provider provider, String page, @TempDir Path folder)
      throws IOException {
    String text = Files.readString(Docs.of(page));
    same(provider, page, folder, text.replaceAll("(?m)^(\\s*)\"(\\w+)\"", "$1\u201c$2\u201d"));
  }

  @ParameterizedTest
  @CsvSource({
    "VOSFACTURES, vosfactures/README.2026-03.md",
    "FACTOMOS, factomos/README.v1.29.md",
    "MYCLEMENTINE, myclementine/index.md",
    "LUCCA_CLEEMY, lucca-cleemy/export.fr.txt",
  })
  void tabsForSpacesAndWindowsLineEnds(Provider provider, String page, @TempDir Path folder)
      throws IOException {
    String text = Files.readString(Docs.of(page));
    String tabs = text.replaceAll("(?m)(?<=^ {0,40}) {8}", "\t").replace("\n", "\r\n");
    assertNotEquals(text, tabs);
    same(provider, page, folder, tabs);
  }

  private static void same(Provider provider, String page, Path folder, String text)
      throws IOException {
    Path copy = folder.resolve(Docs.of(page).getFileName().toString());
    Files.writeString(copy, text);
    assertEquals(
        Docs.facts(Docs.read(provider, Docs.of(page))), Docs.facts(Docs.read(provider, copy)));
  }
}
