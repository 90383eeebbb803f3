package io.github.facturier.interop;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site in Chromium, without a network. */
final class SiteTest {
  private static final Path SITE = Node.SPECS.resolve("target/site");

  /** French words, and the operation that is to be among the first three that are found. */
  private static final Map<String, Map<String, String>> WORDS =
      Map.of(
          "vosfactures",
          Map.of(
              "devis", "createInvoice",
              "avoir", "createInvoice",
              "facture d'acompte", "createInvoice",
              "relances", "listReminders",
              "entrepôt", "createWarehouse",
              "bon d'entrée", "createWarehouseDocument",
              "multi-tarifs", "createPriceList",
              "pièce jointe", "addInvoiceAttachment",
              "envoyer par e-mail", "sendInvoiceByEmail",
              "créer un devis", "createInvoice"),
          "facturation-pro",
          Map.of(
              "avoir", "refundInvoice",
              "fournisseur", "createSupplier",
              "suivi commercial", "createFollowUp",
              "règlement", "createSettlement",
              "factures récurrentes", "listRecurringInvoices"),
          "factomos",
          Map.of(
              "devis", "createEstimate",
              "prestation", "createService",
              "DEPENSES", "createExpense",
              "modèle de mail", "listEmailTemplates"),
          "myclementine",
          Map.of("mot de passe", "editMyPassword", "achats", "listFilesPurchase"),
          "lucca-cleemy",
          Map.of(
              "export comptable", "createExpenseAccountingExport",
              "établissement", "listEstablishments",
              "note de frais", "listExpenseClaims"),
          "index",
          Map.of("modèles de mails", "listEmailTemplates"));

  /** The host of a command. */
  private static final Pattern HOST = Pattern.compile("(curl (?:-X \\w+ )?['\"]?)https://[^/'\"]+");

  private static JsonObject pages;
  private static JsonArray found;

  @TempDir Path folder;

  @BeforeAll
  static void open() throws Exception {
    assertTrue(Files.exists(SITE.resolve("index.html")), "The site is not built: see the log");
    String browser =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(path -> Stream.of("chromium", "google-chrome").map(Path.of(path)::resolve))
            .filter(file -> file.toFile().canExecute())
            .map(Path::toString)
            .findFirst()
            .orElse("");
    if (browser.isEmpty()) {
      System.out.println("Chromium is not installed: the site is built, but not opened");
    }
    assumeTrue(!browser.isEmpty());
    List<Object> arguments = new ArrayList<>(List.of(SITE.toRealPath(), browser));
    WORDS.forEach(
        (page, words) ->
            words.keySet().forEach(word -> arguments.addAll(List.of(page + ".html", word))));
    JsonObject result = Node.run("site.mjs", arguments.toArray()).getAsJsonObject();
    pages = result.getAsJsonObject("pages");
    found = result.getAsJsonArray("found");
  }

  /** Nothing is requested, logged, too wide, linked to in vain, or against a rule of WCAG. */
  @Test
  void pagesHaveNoProblems() {
    assertTrue(pages.size() > 20, () -> pages.keySet().toString());
    assertAll(
        pages.entrySet().stream()
            .map(
                page ->
                    () -> {
                      JsonObject seen = page.getValue().getAsJsonObject();
                      assertEquals("[]", seen.get("problems").toString(), page.getKey());
                      assertTrue(seen.get("bytes").getAsInt() < 1_000_000, page.getKey());
                    }));
  }

  @Test
  void referencesHaveEveryOperation() throws Exception {
    for (String name : Node.documents()) {
      JsonObject page = pages.getAsJsonObject(name + ".html");
      JsonObject operations = page.getAsJsonObject("operations");
      assertEquals(TestDouble.operations(name), new TreeSet<>(operations.keySet()), name);
      operations
          .entrySet()
          .forEach(
              one ->
                  assertTrue(
                      one.getValue().toString().startsWith("[\"Java\",\"curl\",\"Postman\""),
                      one::toString));
      List<String> sections =
          page.getAsJsonArray("sections").asList().stream().map(JsonElement::getAsString).toList();
      assertTrue(
          sections.containsAll(List.of("introduction", "authentication", "errors", "schemas")),
          name);
      assertEquals(
          Node.text(Node.SPECS.resolve(name + ".yaml")).contains("\nx-webhook-payloads:"),
          sections.contains("webhooks"),
          name);
      System.out.println(
          "%s: %s operations, %s kB, %s px long, first paint after %s ms"
              .formatted(
                  name,
                  operations.size(),
                  page.get("bytes").getAsInt() / 1000,
                  page.get("height"),
                  Math.round(page.get("paint").getAsDouble())));
    }
  }

  @Test
  void searchFindsFrenchWords() {
    assertTrue(found.size() >= 20);
    assertAll(
        found.asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(
                one ->
                    () -> {
                      String page = one.get("page").getAsString().replace(".html", "");
                      String word = one.get("word").getAsString();
                      List<String> hits =
                          one.getAsJsonArray("hits").asList().stream()
                              .map(JsonElement::getAsString)
                              .limit(3)
                              .toList();
                      assertTrue(
                          hits.contains(WORDS.get(page).get(word)),
                          () -> "%s: %s finds %s".formatted(page, word, hits));
                      assertEquals("[]", one.get("problems").toString(), word);
                    }));
  }

  /** The commands beside the operations, as they are, except that the host is the sandbox. */
  @Test
  void commandsReachTheirOperations() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      for (TestDouble one : TestDouble.in(sandbox, Node.documents())) {
        JsonObject page = pages.getAsJsonObject(one.provider() + ".html");
        String output = run(one, page);
        assertEquals(
            page.getAsJsonObject("curl").keySet(),
            one.requests().stream()
                .map(RecordedCall::operationId)
                .collect(Collectors.toCollection(LinkedHashSet::new)),
            () -> one.provider() + ": " + output);
        assertEquals(List.of(), one.violations(), one.provider());
        assertEquals(
            List.of(),
            one.requests().stream()
                .filter(call -> call.status() == 401)
                .filter(
                    call -> !page.get("open").toString().contains('"' + call.operationId() + '"'))
                .toList(),
            one.provider());
      }
    }
  }

  /** Runs all commands of a page, with the sandbox's address and credentials. */
  private String run(TestDouble one, JsonObject page) throws Exception {
    URI url = URI.create(one.values().get("url"));
    StringBuilder script = new StringBuilder(page.get("setup").getAsString()).append('\n');
    for (JsonElement command : page.getAsJsonObject("curl").asMap().values()) {
      script.append(command.getAsString()).append("\n");
    }
    String local = HOST.matcher(script).replaceAll("$1http://" + url.getAuthority());
    Files.write(folder.resolve("file.png"), new byte[] {1});
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", local)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    bash.environment().put("TOKEN", one.newToken());
    String file = "target/postman/" + one.provider() + ".sandbox.postman_environment.json";
    for (JsonElement value :
        JsonParser.parseString(Node.text(Node.SPECS.resolve(file)))
            .getAsJsonObject()
            .getAsJsonArray("values")) {
      JsonObject variable = value.getAsJsonObject();
      bash.environment()
          .put(
              variable
                  .get("key")
                  .getAsString()
                  .replaceAll("([a-z])([A-Z])", "$1_$2")
                  .toUpperCase(Locale.ROOT),
              variable.get("value").getAsString());
    }
    Process process = bash.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
