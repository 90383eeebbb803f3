package io.github.facturier.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command in a separate project. */
class DriftTest {
  private static final PrintStream OUT = new PrintStream(new ByteArrayOutputStream());

  @TempDir private Path root;

  @BeforeEach
  void copySpec() throws IOException {
    Files.createDirectories(root.resolve("specs/inventory"));
    for (Provider provider : Provider.values()) {
      Files.copy(provider.spec(Docs.ROOT), provider.spec(root));
      Files.copy(provider.inventory(Docs.ROOT), provider.inventory(root));
    }
  }

  private int run(Path docs, String refresh) {
    return Drift.run(new String[] {root.toString(), "lucca-cleemy", docs.toString(), refresh}, OUT);
  }

  @Test
  void endsWithZeroIfNothingIsMissing() {
    assertEquals(0, run(Docs.of("lucca-cleemy/export.fr.txt"), "false"));
  }

  @Test
  void endsWithOneAndReportsIfSomethingIsMissing(@TempDir Path folder) throws IOException {
    Path docs =
        Docs.changed(
            Docs.of("lucca-cleemy/export.fr.txt"),
            folder,
            "",
            lines -> {
              lines.add(0, "https://votre-societe.ilucca.net/api/ledgers");
              return lines;
            });
    assertEquals(1, run(docs, "false"));
    Path reports = root.resolve("specs/target/docs-drift");
    JsonObject json =
        JsonParser.parseString(Files.readString(reports.resolve("lucca-cleemy.json")))
            .getAsJsonObject();
    JsonObject row = json.getAsJsonArray("missing").get(0).getAsJsonObject();
    assertEquals("GET /api/ledgers", row.get("name").getAsString());
    assertEquals("export.fr.txt:1", row.get("place").getAsString());
    assertTrue(
        Files.readString(reports.resolve("lucca-cleemy.md"))
            .contains("| operation |  | `GET /api/ledgers` | export.fr.txt:1 |"));
  }

  @Test
  void endsWithTwoIfThereIsNothingToRead(@TempDir Path folder) throws IOException {
    assertEquals(2, run(folder.resolve("absent"), "false"));
    assertEquals(2, run(Files.writeString(folder.resolve("empty.txt"), "Bonjour"), "false"));
    assertEquals(
        2, Drift.run(new String[] {root.toString(), "sage", folder.toString(), "false"}, OUT));
    assertThrows(IOException.class, () -> Provider.FACTURATION_PRO.extractor().read(folder));
  }

  @Test
  void refreshMakesTheDocumentationTheInventory() throws IOException {
    Path inventory = Provider.LUCCA_CLEEMY.inventory(root);
    Files.delete(inventory);
    assertEquals(0, run(Docs.of("lucca-cleemy/export.fr.txt"), "true"));
    assertEquals(
        Docs.read(Provider.LUCCA_CLEEMY, Docs.of("lucca-cleemy/export.fr.txt")).facts(),
        Inventory.read(inventory).facts());
  }

  @Test
  void readsAnOpenApiDocumentOfLuccas() {
    assertEquals(0, run(Provider.LUCCA_CLEEMY.spec(Docs.ROOT), "false"));
  }

  @Test
  void coverageNamesWhatASpecLostAndKeepsTheReadmeInStep() throws IOException {
    Path readme =
        Files.writeString(
            root.resolve("specs/README.md"),
            "# x\n<!-- coverage: ./mvnw verify -Drefresh -->\n<!-- /coverage -->\nend\n");
    assertTrue(ReleaseCheck.coverage(root, true, OUT));
    assertTrue(Coverage.of(root).isIn(readme));
    Files.writeString(readme, Files.readString(readme).replace("| VosFactures", "| Sage"));
    assertFalse(ReleaseCheck.coverage(root, false, OUT));
    assertTrue(ReleaseCheck.coverage(root, true, OUT));
    assertTrue(
        Files.readString(readme).matches("(?s)# x\n.*\\| VosFactures \\| 7\\d of 7\\d .*end\n"));

    Path spec = Provider.MYCLEMENTINE.spec(root);
    Files.writeString(
        spec, Files.readString(spec).replace("/users/editMyLogo/", "/users/editMyFlag/"));
    Coverage coverage = Coverage.of(root);
    assertEquals(1, coverage.faults().size());
    assertTrue(
        coverage.faults().get(0).startsWith("myclementine: operation POST /users/editMyLogo/{}"));
  }
}
