package io.github.facturier.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.drift.Finding.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Edits that are easily missed, excused by notes on something else, or given to the wrong owner.
 */
class TrapsTest {
  private static final String VOSFACTURES = "vosfactures/README.2026-03.md";

  @TempDir private Path folder;

  @Test
  void aFilterInProseIsNoFieldOfThatName() throws IOException {
    rows(
        "Le paramètre `kind =`",
        "\nLe paramètre `peppol_id =` trie par contact (exemple : `peppol_id=12`).</br>",
        "parameter GET * peppol_id");
  }

  @Test
  void aFilterInProseBelongsToItsSection() throws IOException {
    rows(
        "Le paramètre `warehouse_id=`",
        "\nLe paramètre `income=` trie par sens.",
        "parameter GET /warehouse_actions.json income");
    rows(
        "curl \" https://votrecompte.vosfactures.fr/categories.json?api",
        "```\n\nLe paramètre `search_date_type=` trie par date.\n```shell",
        "parameter GET /categories.json search_date_type");
  }

  @Test
  void anUnknownObjectIsNotExcusedByNotesOnOthers() throws IOException {
    rows(
        "curl -X DELETE \"https://votrecompte.vosfactures.fr/clients/CLIENT_ID",
        "```\n\n<b>Cr\u00e9er une couleur</b>\n```shell\n"
            + "curl https://votrecompte.vosfactures.fr/hues.json \\\n"
            + "-d '{\"api_token\": \"API_TOKEN\", \"hue\": {\"name\": \"x\", \"seller_ID\": \"y\","
            + " \"service\": \"1\", \"prefixe\": \"z\", \"use_price_cee\": \"z\"}}'",
        "operation  POST /hues.json",
        "field hue name",
        "field hue prefixe",
        "field hue seller_ID",
        "field hue service",
        "field hue use_price_cee");
  }

  @Test
  void anOperationIsExcusedByItsWholeNameOnly() throws IOException {
    rows(
        "curl -X DELETE \"https://votrecompte.vosfactures.fr/clients/CLIENT_ID",
        "curl -X PUT https://votrecompte.vosfactures.fr/banking/payment/1.json?api_token=A",
        "operation  PUT /banking/payment/{}.json");
  }

  @Test
  void aResponseUnderAnotherTitleIsNotTheLastOperations() throws IOException {
    rows(
        "\u201cdocument_status\u201d: \u201cissued\u201d",
        "}\n```\n<b>R\u00e8glements en plus</b>\n\nExemple de r\u00e9ponse d'une facture :\n```json\n"
            + "{\"id\": 12, \"shares\": [{\"kind\": \"x\", \"amount\": \"1.0\"}]",
        "field invoice shares",
        "field invoice shares.amount",
        "field invoice shares.kind");
  }

  @Test
  void aResponseFieldIsNoQueryParameter() throws IOException {
    rows(
        "\u201cdocument_status\u201d: \u201cissued\u201d",
        ",\u201cdate_from\u201d: \u201c2024-02-16\u201d",
        "field GET /reports/reminders_report.json date_from");
  }

  private void rows(String after, String lines, String... expected) throws IOException {
    Path copy = Files.createTempDirectory(folder, "copy");
    Path changed = Docs.changed(Docs.of(VOSFACTURES), copy, "", insert(after, lines));
    Set<String> rows = rows(changed);
    rows.removeAll(rows(Docs.of(VOSFACTURES)));
    assertEquals(new TreeSet<>(List.of(expected)), rows);
  }

  /** All findings but those on what is only in the spec. */
  private static Set<String> rows(Path docs) throws IOException {
    Inventory before = Docs.read(Provider.VOSFACTURES, Docs.of(VOSFACTURES));
    Inventory now = Docs.read(Provider.VOSFACTURES, docs);
    Set<String> rows = new TreeSet<>();
    for (Finding row : Comparison.of(now, before, Docs.spec(Provider.VOSFACTURES))) {
      if (row.status() != Status.UNDOCUMENTED) {
        String status = row.status() == Status.MISSING ? "" : row.status() + " ";
        rows.add(status + row.kind().singular() + " " + row.owner() + " " + row.name());
      }
    }
    return rows;
  }

  private static UnaryOperator<List<String>> insert(String after, String lines) {
    return text -> {
      for (int i = 0; i < text.size(); i++) {
        if (text.get(i).startsWith(after)) {
          List<String> more = new ArrayList<>(text);
          more.addAll(i + 1, List.of(lines.split("\n", -1)));
          return more;
        }
      }
      throw new AssertionError(after);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "VOSFACTURES ! vosfactures/README.2026-03.md !  ! <!-- GET /bank_accounts -->",
        "VOSFACTURES ! vosfactures/README.2026-03.md !  ! [//]: # (GET /bank_accounts)",
        "FACTOMOS ! factomos/README.v1.29.md !  ! <!--~~- action=burn, (OBLIGATOIRE)~~-->",
        "MYCLEMENTINE ! myclementine/index.md !  ! <!-- GET https://x.test/api/burn -->",
        "FACTURATION_PRO ! facturation-pro ! api/clients/find.md ! <!--~* `mood` : x~-->",
        "FACTURATION_PRO ! facturation-pro ! api/clients/find.md ! {% comment %}~* `mood` : x~{% endcomment %}",
        "LUCCA_CLEEMY ! lucca-cleemy/export.fr.txt !  ! <!-- https://x.ilucca.net/api/ledgers -->",
      })
  void aCommentIsNoDocumentation(Provider provider, String docs, String file, String comment)
      throws IOException {
    Path changed =
        Docs.changed(
            Docs.of(docs),
            folder,
            file == null ? "" : file,
            text -> {
              text.addAll(List.of(("~" + comment + "~").split("~", -1)));
              return text;
            });
    assertEquals(
        Docs.facts(Docs.read(provider, Docs.of(docs))), Docs.facts(Docs.read(provider, changed)));
  }

  @ParameterizedTest
  @CsvSource({"**Liste du champ `$1`**", "1. Champ : `$1`", "### Values of the field `$1`"})
  void aTitleOfValuesInOtherWordsIsRecognised(String title) throws IOException {
    String text = Files.readString(Docs.of(VOSFACTURES));
    Path page = folder.resolve("README.2026-03.md");
    Files.writeString(page, text.replaceAll("Champ: `(\\w+)`", title));
    assertEquals(
        Docs.facts(Docs.read(Provider.VOSFACTURES, Docs.of(VOSFACTURES))),
        Docs.facts(Docs.read(Provider.VOSFACTURES, page)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "vosfactures ! vosfactures/README.2026-03.md ! Champ\\s*: ! **Valeur** ! Champ: `name`",
        "vosfactures ! vosfactures/README.2026-03.md ! \\bcurl ! http POST ! curl command",
        "vosfactures ! vosfactures/README.2026-03.md ! (?m)^(\\s*)\"(\\w+)\"\\s*: ! $1$2 = ! a field",
        "factomos ! factomos/README.v1.29.md ! Param\u00e8tres en (entr\u00e9e|sortie) ! Inputs ! a title of inputs",
        "factomos ! factomos/README.v1.29.md ! (?m)^(\\s*)- ! $1+ ! a field",
        "myclementine ! myclementine/index.md ! Param\u00e8tres ! Fields ! a title of parameters",
      })
  void anotherFormIsRefusedAsAWhole(
      String provider, String docs, String from, String to, String pattern) throws IOException {
    String text = Files.readString(Docs.of(docs)).replaceAll(from, to);
    Path changed = Files.writeString(folder.resolve("page.md"), text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status = run(provider, changed, out);
    String said = out.toString(StandardCharsets.UTF_8);
    assertEquals(Drift.OTHER_FORM, status, said);
    assertTrue(said.contains(pattern), said);
    assertTrue(!said.contains("Documented but"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "vosfactures, factomos/README.v1.29.md, Factomos",
    "factomos, vosfactures/README.2026-03.md, VosFactures",
    "myclementine, lucca-cleemy/export.fr.txt, Lucca Cleemy",
    "lucca-cleemy, myclementine/index.md, MyClementine",
    "factomos, facturation-pro, Facturation.pro",
    "facturation-pro, myclementine/index.md, MyClementine",
  })
  void theDocumentationOfAnotherProviderIsRefusedByName(String provider, String docs, String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(Drift.UNREADABLE, run(provider, Docs.of(docs), out));
    String said = out.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("is the documentation of " + name + ", not of "), said);
  }

  private static int run(String provider, Path docs, ByteArrayOutputStream out) {
    String[] args = {Docs.ROOT.toString(), provider, docs.toString(), "false"};
    return Drift.run(args, new PrintStream(out, true, StandardCharsets.UTF_8));
  }
}
