package io.github.facturier.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.drift.Finding.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each added or removed fact of a documentation is one finding, with its place. */
class MutationsTest {
  private static final String VOSFACTURES = "vosfactures/README.2026-03.md";
  private static final String RENDERED = "vosfactures/README.2024.txt";
  private static final String FACTOMOS = "factomos/README.v1.29.md";
  private static final String MYCLEMENTINE = "myclementine/index.md";
  private static final String PRO = "facturation-pro";
  private static final String LUCCA = "lucca-cleemy/export.fr.txt";

  /**
   * Provider, page, file in it, the changed line, the lines inserted after it, the expected
   * finding.
   */
  static Stream<Arguments> additions() {
    String get = "POST /api/api.php#";
    return Stream.of(
        add(
            Provider.VOSFACTURES,
            VOSFACTURES,
            "",
            "curl -X DELETE \"https://votrecompte.vosfactures.fr/clients/CLIENT_ID",
            "curl -X POST https://votrecompte.vosfactures.fr/clients/1/split.json?api_token=A",
            1,
            Kind.OPERATION,
            "",
            "POST /clients/{}/split.json"),
        add(
            Provider.VOSFACTURES,
            VOSFACTURES,
            "",
            "curl https://votrecompte.vosfactures.fr/recurrings.json?api_token=API_TOKEN",
            "curl https://votrecompte.vosfactures.fr/recurrings.json?colour=red&api_token=API_TOKEN",
            1,
            Kind.PARAMETER,
            "GET /recurrings.json",
            "colour"),
        add(
            Provider.VOSFACTURES,
            VOSFACTURES,
            "",
            "\"buyer_note\" : \"\"",
            "\"buyer_mood\" : \"\" - x",
            1,
            Kind.FIELD,
            "invoice",
            "buyer_mood"),
        add(
            Provider.VOSFACTURES,
            VOSFACTURES,
            "",
            "\t\t\"description\" : \"\" - ",
            "\t\t\"colour\" : \"\" - x",
            1,
            Kind.FIELD,
            "invoice",
            "positions.colour"),
        add(
            Provider.VOSFACTURES,
            VOSFACTURES,
            "",
            "\t\"maintenance_request\" - ",
            "\t\"dream\" - x",
            1,
            Kind.VALUE,
            "invoice",
            "kind=dream"),
        add(
            Provider.VOSFACTURES,
            VOSFACTURES,
            "",
            "`client:create` - ",
            "`client:merge` - x</br>",
            1,
            Kind.EVENT,
            "",
            "client:merge"),
        add(
            Provider.VOSFACTURES,
            RENDERED,
            "",
            "\"buyer_note\" : \"\"",
            "\"buyer_mood\" : \"\" - x",
            1,
            Kind.FIELD,
            "invoice",
            "buyer_mood"),
        add(
            Provider.FACTOMOS,
            FACTOMOS,
            "",
            "- numero_cheque",
            "\n# 32. x\n\n## Paramètres en entrée\n\n- action=burnInvoice, (OBLIGATOIRE)",
            6,
            Kind.OPERATION,
            "",
            get + "burnInvoice"),
        add(
            Provider.FACTOMOS,
            FACTOMOS,
            "",
            "- client_contact_lastname",
            "- client_mood",
            1,
            Kind.PARAMETER,
            get + "createClient",
            "client_mood"),
        add(
            Provider.FACTOMOS,
            FACTOMOS,
            "",
            " - auth_token, ",
            " - colour, x",
            1,
            Kind.FIELD,
            get + "createAccount",
            "colour"),
        add(
            Provider.FACTOMOS,
            FACTOMOS,
            "",
            "    - Agessa",
            "    - Coven",
            1,
            Kind.VALUE,
            get + "createAccount",
            "company_type=Coven"),
        add(
            Provider.FACTOMOS,
            FACTOMOS,
            "",
            "-30 ",
            "-77           | x | y",
            1,
            Kind.ERROR,
            get + "createAccount",
            "-77"),
        add(
            Provider.MYCLEMENTINE,
            MYCLEMENTINE,
            "",
            "image_r | File",
            "\n##burnFile\n\n`DELETE https://myclementine.fr/api/accounting_file/burnFile/:file_id`",
            4,
            Kind.OPERATION,
            "",
            "DELETE /accounting_file/burnFile/{}"),
        add(
            Provider.MYCLEMENTINE,
            MYCLEMENTINE,
            "",
            "password_confirm | String",
            "mood | String | x",
            1,
            Kind.FIELD,
            "POST /users/editMyPassword/{}",
            "mood"),
        add(
            Provider.FACTURATION_PRO,
            PRO,
            "_data/urls.yml",
            "collaborators:",
            "  burn:\n    url: \"/firms/FIRM_ID/collaborators/ID.json\"\n    method: DELETE",
            2,
            Kind.OPERATION,
            "",
            "DELETE /firms/{}/collaborators/{}.json"),
        add(
            Provider.FACTURATION_PRO,
            PRO,
            "_data/fields.yml",
            "customer:",
            "- key: mood\n  mode: modifiable\n  type: int",
            1,
            Kind.FIELD,
            "customer",
            "mood"),
        add(
            Provider.FACTURATION_PRO,
            PRO,
            "_data/specific.yml",
            "    - '9'",
            "  - - ~\n    - '7'",
            2,
            Kind.VALUE,
            "quote",
            "quote_status=7"),
        add(
            Provider.FACTURATION_PRO,
            PRO,
            "api/clients/find.md",
            "* `last_name` : ",
            "* `mood` : x",
            1,
            Kind.PARAMETER,
            "GET /firms/{}/customers.json",
            "mood"),
        add(
            Provider.FACTURATION_PRO,
            PRO,
            "index.md",
            "* X-RateLimit-Remaining",
            "* erreur 418",
            1,
            Kind.ERROR,
            "*",
            "418"),
        add(
            Provider.LUCCA_CLEEMY,
            LUCCA,
            "",
            "https://votre-societe.ilucca.net/api/legalentities",
            "https://votre-societe.ilucca.net/api/ledgers",
            1,
            Kind.OPERATION,
            "",
            "GET /api/ledgers"),
        add(
            Provider.LUCCA_CLEEMY,
            LUCCA,
            "",
            "legalEntityId=X",
            "bookedOn=X",
            1,
            Kind.PARAMETER,
            "POST /cleemy/services/v3/CreateExpenseAccountingExport",
            "bookedOn"),
        add(
            Provider.LUCCA_CLEEMY,
            LUCCA,
            "",
            "  • since,2015-11-30",
            "  • after,2015-11-30 x",
            1,
            Kind.VALUE,
            "POST /cleemy/services/v3/CreateExpenseAccountingExport",
            "controlledOn=after"),
        add(
            Provider.LUCCA_CLEEMY,
            LUCCA,
            "",
            "  • 204 ",
            "  • 206 : x",
            1,
            Kind.ERROR,
            "POST /cleemy/services/v3/CreateExpenseAccountingExport",
            "206"));
  }

  private static Arguments add(
      Provider provider,
      String page,
      String file,
      String after,
      String lines,
      int line,
      Kind kind,
      String owner,
      String name) {
    return Arguments.of(provider, page, file, after, lines, line, kind, owner, name);
  }

  @ParameterizedTest(name = "{0} {6} {8}")
  @MethodSource("additions")
  void whatIsAddedIsReported(
      Provider provider,
      String page,
      String file,
      String after,
      String lines,
      int line,
      Kind kind,
      String owner,
      String name,
      @TempDir Path folder)
      throws IOException {
    int[] at = {-1};
    Path changed =
        Docs.changed(
            Docs.of(page),
            folder,
            file,
            text -> {
              for (int i = 0; i < text.size() && at[0] < 0; i++) {
                at[0] = text.get(i).startsWith(after) ? i + 1 : -1;
              }
              assertTrue(at[0] > 0, after);
              text.addAll(at[0], List.of(lines.split("\n")));
              return text;
            });
    Finding found = only(provider, page, changed, Status.MISSING);
    String source = file.isEmpty() ? Docs.of(page).getFileName().toString() : file;
    assertEquals(
        List.of(kind, owner, name, source + ":" + (at[0] + line)),
        List.of(found.kind(), found.owner(), found.name(), found.place()));
  }

  /** Provider, page, file in it, first line and number of removed lines, the expected finding. */
  static Stream<Arguments> removals() {
    String act = "POST /api/api.php#";
    String export = "POST /cleemy/services/v3/CreateExpenseAccountingExport";
    return Stream.of(
        remove(
            Provider.VOSFACTURES,
            VOSFACTURES,
            "",
            "curl -X POST --location \"https://votrecompte.vosfactures.fr/clients/ID_contact1/merge.json",
            9,
            Kind.OPERATION,
            "",
            "POST /clients/{}/merge.json"),
        remove(
            Provider.VOSFACTURES,
            VOSFACTURES,
            "",
            "\"exchange_note\"",
            1,
            Kind.FIELD,
            "invoice",
            "exchange_note"),
        remove(
            Provider.VOSFACTURES,
            VOSFACTURES,
            "",
            "\t\"hr2\" - ",
            1,
            Kind.VALUE,
            "invoice",
            "lang=hr2"),
        remove(
            Provider.VOSFACTURES,
            VOSFACTURES,
            "",
            "`product:destroy`",
            1,
            Kind.EVENT,
            "",
            "product:destroy"),
        remove(
            Provider.FACTOMOS,
            FACTOMOS,
            "",
            "# 24. ",
            22,
            Kind.OPERATION,
            "",
            act + "deleteAllPayments"),
        remove(
            Provider.FACTOMOS,
            FACTOMOS,
            "",
            "- vat_enable (0 / 1)",
            1,
            Kind.PARAMETER,
            act + "createInvoice",
            "vat_enable"),
        remove(
            Provider.FACTOMOS,
            FACTOMOS,
            "",
            "    - MDA",
            1,
            Kind.VALUE,
            act + "createAccount",
            "company_type=MDA"),
        remove(Provider.FACTOMOS, FACTOMOS, "", "-41 ", 1, Kind.ERROR, act + "listInvoice", "-41"),
        remove(
            Provider.FACTURATION_PRO,
            PRO,
            "_data/urls.yml",
            "  unarchive:",
            3,
            Kind.OPERATION,
            "",
            "POST /firms/{}/customers/{}/unarchive.json"),
        remove(
            Provider.FACTURATION_PRO,
            PRO,
            "_data/fields.yml",
            "- key: electronic_address",
            5,
            Kind.FIELD,
            "customer",
            "electronic_address"),
        remove(
            Provider.FACTURATION_PRO,
            PRO,
            "api/clients/find.md",
            "    - `missing_siret`",
            1,
            Kind.VALUE,
            "GET /firms/{}/customers.json",
            "mode=missing_siret"),
        remove(
            Provider.FACTURATION_PRO,
            PRO,
            "api/clients/find.md",
            "* `account_code`",
            1,
            Kind.PARAMETER,
            "GET /firms/{}/customers.json",
            "account_code"),
        remove(Provider.LUCCA_CLEEMY, LUCCA, "", "  • 204 ", 1, Kind.ERROR, export, "204"),
        remove(
            Provider.LUCCA_CLEEMY,
            LUCCA,
            "",
            "https://votre-societe.ilucca.net/api/legalentities",
            1,
            Kind.OPERATION,
            "",
            "GET /api/legalentities"));
  }

  private static Arguments remove(
      Provider provider,
      String page,
      String file,
      String first,
      int lines,
      Kind kind,
      String owner,
      String name) {
    return Arguments.of(provider, page, file, first, lines, kind, owner, name);
  }

  @ParameterizedTest(name = "{0} {5} {7}")
  @MethodSource("removals")
  void whatIsRemovedIsReported(
      Provider provider,
      String page,
      String file,
      String first,
      int lines,
      Kind kind,
      String owner,
      String name,
      @TempDir Path folder)
      throws IOException {
    int[] at = {-1};
    Path changed =
        Docs.changed(
            Docs.of(page),
            folder,
            file,
            text -> {
              for (int i = 0; i < text.size() && at[0] < 0; i++) {
                at[0] = text.get(i).startsWith(first) ? i : -1;
              }
              assertTrue(at[0] >= 0, first);
              List<String> kept = new ArrayList<>(text.subList(0, at[0]));
              kept.addAll(text.subList(at[0] + lines, text.size()));
              return kept;
            });
    Finding found = only(provider, page, changed, Status.GONE);
    assertEquals(List.of(kind, owner, name), List.of(found.kind(), found.owner(), found.name()));
    int line = Integer.parseInt(found.place().replaceFirst(".*:", ""));
    assertTrue(line > at[0] && line <= at[0] + lines, found.place());
  }

  /** The one finding that the unchanged page does not have. */
  private static Finding only(Provider provider, String page, Path changed, Status status)
      throws IOException {
    Spec spec = Docs.spec(provider);
    Inventory before = Docs.read(provider, Docs.of(page));
    List<Finding> findings =
        new ArrayList<>(Comparison.of(Docs.read(provider, changed), before, spec));
    findings.removeIf(row -> row.status().ordinal() >= Status.EXCUSED.ordinal());
    assertEquals(1, findings.size(), findings.toString());
    assertEquals(status, findings.get(0).status());
    return findings.get(0);
  }
}
