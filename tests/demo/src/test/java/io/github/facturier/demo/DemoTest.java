package io.github.facturier.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.VosFacturesSandbox;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.PositionInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  private String printed() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private int run(ToIntFunction<Demo> how) {
    return how.applyAsInt(new Demo(out, folder));
  }

  @Test
  void theScenarioSucceedsAndShowsNoToken() {
    int status = run(Demo::sandbox);

    assertAll(
        () -> assertEquals(Demo.FINE, status, printed()),
        () -> assertTrue(printed().contains("api_token=***"), printed()),
        () -> assertFalse(printed().contains("api_token=s"), printed()),
        () -> assertTrue(printed().contains("pages of [50, 50, 25]"), printed()),
        () -> assertTrue(printed().contains("as X-Pagination says: [50, 11]"), printed()),
        () -> assertTrue(printed().contains("renewed by itself: "), printed()),
        () -> assertTrue(printed().contains("from row 0 and from row 50"), printed()),
        () -> assertTrue(printed().contains("logged in again by itself"), printed()),
        () -> assertFalse(printed().contains("sandbox-token"), printed()),
        () -> assertTrue(printed().contains("kept ecritures-3.csv.part"), printed()),
        () -> assertTrue(Files.list(folder).anyMatch(file -> file.toString().endsWith(".pdf"))));
  }

  @Test
  void thePageHasTheTablesAndLinksEveryDocument() throws IOException {
    assertEquals(Demo.FINE, run(Demo::sandbox), printed());

    String page = Files.readString(folder.resolve("index.html"));
    List<String> providers =
        List.of("VosFactures", "Factomos", "Facturation.pro", "MyClementine", "Lucca Cleemy");
    List<String> links =
        Pattern.compile("<a href=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertAll(
        () ->
            providers.forEach(
                name -> assertTrue(page.contains("<h2>" + name + ": the sandbox</h2>"), name)),
        () -> assertTrue(page.contains("<td>invoices().downloadPdf</td>"), page),
        () -> assertTrue(page.contains("Été &amp; fils"), page),
        () -> assertFalse(page.contains("api_token=s"), page),
        () -> assertEquals(4, links.stream().filter(link -> link.endsWith(".pdf")).count()),
        () -> assertEquals(links.stream().distinct().toList(), links),
        () -> links.forEach(link -> assertTrue(Files.exists(folder.resolve(link)), link)));
    String last = printed().lines().reduce("", (before, line) -> line);
    assertTrue(last.startsWith("Everything succeeded. Look next at " + folder), last);
  }

  @Test
  void aFailureShowsTheWholeError() {
    StepTable table = new StepTable(new HttpTrail());
    IllegalStateException fault = new IllegalStateException("the fault", new IOException("cause"));
    UnmetExpectation e =
        assertThrows(
            UnmetExpectation.class,
            () ->
                table.step(
                    "clients().get",
                    () -> {
                      throw fault;
                    },
                    String::valueOf));

    new DemoResult("VosFactures: the sandbox", table, e).print(out);

    assertTrue(printed().contains("FAILED: clients().get: "), printed());
    assertTrue(printed().contains("IllegalStateException: the fault"), printed());
    assertTrue(printed().contains("Caused by: java.io.IOException: cause"), printed());
    assertTrue(printed().contains("\tat " + DemoTest.class.getName()), printed());
  }

  @Test
  void aLiveRunWithoutAnAccountNamesItsVariables() {
    int status = run(demo -> demo.live(Map.of("VOSFACTURES_ACCOUNT", "a"), false));

    assertEquals(Demo.NOT_SET_UP, status);
    assertTrue(printed().contains("VOSFACTURES_API_TOKEN"), printed());
  }

  @Test
  void aMalformedTokenIsNotShown() {
    Map<String, String> environment =
        Map.of("VOSFACTURES_ACCOUNT", "a", "VOSFACTURES_API_TOKEN", "a secret");

    assertEquals(Demo.NOT_SET_UP, run(demo -> demo.live(environment, false)));
    assertTrue(printed().contains("ApiToken.of"), printed());
    assertFalse(printed().contains("a secret"), printed());
  }

  @Test
  void readingChangesNothing() {
    HttpTrail trail = new HttpTrail();
    OkHttpClient http = new OkHttpClient.Builder().addNetworkInterceptor(trail).build();
    StepTable table = new StepTable(trail);
    try (Sandbox sandbox = Sandbox.start();
        VosFacturesClient client = client(sandbox.vosFactures(), http)) {
      for (int i = 0; i < 35; i++) {
        client.invoices().create(invoice()).result();
      }
      trail.take();

      new VosFacturesReading(client, table, folder).run();

      table.print(out);
      List<String> lists =
          printed().lines().filter(line -> line.contains("GET /invoices.json?page=")).toList();
      assertEquals(3, lists.size(), printed());
      assertFalse(printed().contains("POST"), printed());
      assertEquals(List.of(), sandbox.violations());
    }
  }

  private static VosFacturesClient client(VosFacturesSandbox sandbox, OkHttpClient http) {
    return VosFacturesClient.builder()
        .baseUrl(sandbox.url().toString())
        .credentials(ApiToken.of(sandbox.apiToken()))
        .httpClient(http)
        .build();
  }

  private static InvoiceInput invoice() {
    return InvoiceInput.builder()
        .buyerName("Atelier Dupont")
        .positions(List.of(PositionInput.builder().name("Conseil").totalPriceGross("12").build()))
        .build();
  }

  @Test
  void anUnmetExpectationEndsTheStepAndIsInTheTable() {
    StepTable table = new StepTable(new HttpTrail());

    UnmetExpectation e =
        assertThrows(
            UnmetExpectation.class,
            () ->
                table.step(
                    "clients().get",
                    () -> 3,
                    came -> {
                      Expect.same("contacts", 4, came);
                      return "4 contacts";
                    }));

    table.print(out);
    assertEquals("clients().get: contacts: 3 in place of 4", e.getMessage());
    assertTrue(printed().contains("clients().get  -          FAILED"), printed());
  }

  @Test
  void aMissingRejectionIsAFailure() {
    StepTable table = new StepTable(new HttpTrail());

    assertThrows(
        UnmetExpectation.class,
        () -> table.refusal("get", IllegalStateException.class, () -> 1, Throwable::getMessage));
  }
}
