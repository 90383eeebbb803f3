package io.github.facturier.drift;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.drift.Finding.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each extractor reads the real pages, and the specs contain all facts. */
class ExtractorsTest {

  @ParameterizedTest
  @CsvSource({
    "VOSFACTURES, vosfactures/README.2026-03.md, 71, 112, 551, 198, 0, 9, 77, 36",
    "VOSFACTURES, vosfactures/README.2024.txt, 69, 101, 488, 168, 0, 9, 72, 33",
    "FACTOMOS, factomos/README.v1.29.md, 31, 167, 321, 63, 224, 31, 29, 3",
    "FACTOMOS, factomos/README.v1.29.txt, 31, 167, 321, 63, 224, 31, 29, 3",
    "MYCLEMENTINE, myclementine/index.md, 14, 19, 40, 0, 0, 0, 21, 7",
    "FACTURATION_PRO, facturation-pro, 69, 134, 937, 336, 4, 0, 59, 1",
    "LUCCA_CLEEMY, lucca-cleemy/export.fr.txt, 2, 5, 0, 6, 6, 0, 0, 0",
  })
  void readsEverything(
      Provider provider,
      String docs,
      long operations,
      long parameters,
      long fields,
      long values,
      long errors,
      long events,
      int examples,
      int broken)
      throws IOException {
    Inventory inventory = Docs.read(provider, Docs.of(docs));
    assertEquals(
        List.of(operations, parameters, fields, values, errors, events),
        List.of(
            count(inventory, Kind.OPERATION),
            count(inventory, Kind.PARAMETER),
            count(inventory, Kind.FIELD),
            count(inventory, Kind.VALUE),
            count(inventory, Kind.ERROR),
            count(inventory, Kind.EVENT)));
    assertEquals(examples, inventory.examples());
    assertEquals(broken, inventory.broken().size());
  }

  private static long count(Inventory inventory, Kind kind) {
    return inventory.facts().stream().filter(fact -> fact.kind() == kind).count();
  }

  @ParameterizedTest
  @CsvSource({
    "VOSFACTURES, vosfactures/README.2026-03.md",
    "VOSFACTURES, vosfactures/README.2024.txt",
    "FACTOMOS, factomos/README.v1.29.md",
    "FACTOMOS, factomos/README.v1.29.txt",
    "MYCLEMENTINE, myclementine/index.md",
    "FACTURATION_PRO, facturation-pro",
    "LUCCA_CLEEMY, lucca-cleemy/export.fr.txt",
  })
  void nothingDocumentedIsMissingInTheSpec(Provider provider, String docs) throws IOException {
    Inventory inventory = Docs.read(provider, Docs.of(docs));
    List<Finding> findings = Comparison.of(inventory, inventory, Docs.spec(provider));
    assertEquals(
        List.of(),
        findings.stream()
            .filter(row -> row.status() == Status.MISSING || row.status() == Status.DIFFERENT)
            .toList());
  }

  @Test
  void textCopiedFromThePageHasTheFactsOfItsMarkdown() throws IOException {
    assertEquals(
        Docs.facts(Docs.read(Provider.FACTOMOS, Docs.of("factomos/README.v1.29.md"))),
        Docs.facts(Docs.read(Provider.FACTOMOS, Docs.of("factomos/README.v1.29.txt"))));
  }

  @Test
  void factsHaveTheirLine() throws IOException {
    Inventory inventory = Docs.read(Provider.VOSFACTURES, Docs.of("vosfactures/README.2026-03.md"));
    List<String> lines = Files.readAllLines(Docs.of("vosfactures/README.2026-03.md"));
    assertAll(
        inventory.facts().stream()
            .filter(fact -> fact.kind() == Kind.FIELD || fact.kind() == Kind.EVENT)
            .map(
                fact ->
                    () -> {
                      String name = fact.name().replaceFirst(".*\\.", "");
                      assertTrue(lines.get(fact.line() - 1).contains(name), fact.toString());
                    }));
  }

  @Test
  void theNewerTextHasMoreFacts() throws IOException {
    Inventory older = Docs.read(Provider.VOSFACTURES, Docs.of("vosfactures/README.2024.txt"));
    Inventory newer = Docs.read(Provider.VOSFACTURES, Docs.of("vosfactures/README.2026-03.md"));
    List<Finding> gone =
        Comparison.of(older, newer, Docs.spec(Provider.VOSFACTURES)).stream()
            .filter(row -> row.status() == Status.GONE)
            .toList();
    assertEquals(
        List.of("POST /addresses.json", "POST /clients/{}/merge.json"),
        gone.stream().filter(row -> row.kind() == Kind.OPERATION).map(Finding::name).toList());
    assertTrue(
        gone.stream()
            .map(row -> row.owner() + "." + row.name())
            .collect(Collectors.toSet())
            .containsAll(
                List.of(
                    "client.peppol_id",
                    "product.eco_tax_net",
                    "invoice.transaction_type",
                    "department.au_siren")));
    assertEquals("README.2026-03.md:2059", gone.get(0).place());
  }

  @Test
  void anInventoryIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
    Inventory inventory = Docs.read(Provider.FACTURATION_PRO, Docs.of("facturation-pro"));
    Path file = folder.resolve("inventory.json");
    inventory.write(file);
    assertEquals(inventory.facts(), Inventory.read(file).facts());
  }
}
