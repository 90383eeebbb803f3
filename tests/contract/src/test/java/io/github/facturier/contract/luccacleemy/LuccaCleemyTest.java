package io.github.facturier.contract.luccacleemy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.support.DocumentedOperations;
import io.github.facturier.luccacleemy.ExportsApi.ExportParams;
import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.luccacleemy.auth.ClientCredentials;
import io.github.facturier.luccacleemy.model.ArchivedFilter;
import io.github.facturier.luccacleemy.model.Establishment;
import io.github.facturier.luccacleemy.model.ExpenseClaimItem;
import io.github.facturier.luccacleemy.model.ExpenseClaimStatus;
import io.github.facturier.luccacleemy.model.PageField;
import io.github.facturier.luccacleemy.support.DateFilter;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.sandbox.LuccaCleemySandbox;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client and the sandbox, which holds every request against the document. */
class LuccaCleemyTest {
  private final Sandbox sandbox = Sandbox.start();
  private final LuccaCleemySandbox lucca = sandbox.luccaCleemy();
  private final LuccaCleemyClient client =
      LuccaCleemyClient.builder()
          .baseUrl(lucca.url().toString())
          .credentials(ApplicationKey.of(lucca.applicationKey()))
          .credentials(ClientCredentials.of(lucca.clientId(), lucca.clientSecret()))
          .build();

  @AfterEach
  void close() {
    client.close();
    assertEquals(List.of(), sandbox.violations());
    sandbox.close();
  }

  @Test
  @SuppressWarnings("deprecation") // the older lists are part of the document
  void everyOperationWorks() throws IOException {
    lucca.addEntry(2, LocalDate.of(2026, 1, 5), "Hôtel", "90.00");
    client.exports().export(2).result().close();
    assertEquals(2, client.establishments().list().result().size());
    assertEquals("Lucca", client.legalUnits().list().result().get(0).name());
    assertEquals(4, client.expenseClaims().list().result().size());
    assertEquals(4, client.expenseClaimItems().list().stream().count());
    assertEquals(
        "EUR", client.expenseClaimItems().get(1).result().data().processedAmounts().currencyId());
    assertEquals(3, client.businessEstablishments().list().result().size());
    assertEquals("Lucca Marseille", client.businessEstablishments().get(1).result().name());
    assertEquals("Lucca", client.luccaLegalEntities().list().result().get(0).legalName());
    assertEquals("Lucca Suisse", client.luccaLegalEntities().get(2).result().legalName());
    assertEquals(3, client.legalEntities().list().result().data().size());
    assertEquals(
        2, client.legalEntities().listV3(q -> q.paging("1,2")).result().data().items().size());
    assertEquals("Lucca Marseille", client.legalEntities().get(1).result().data().name());
    Set<String> called =
        lucca.requests().stream().map(RecordedCall::operationId).collect(Collectors.toSet());
    assertEquals(DocumentedOperations.of("lucca-cleemy.yaml"), called);
  }

  @Test
  void exportGoesWhereAndHowTheHelpPageSays() throws IOException {
    String text = export(ExportParams.builder().build());
    assertTrue(text.contains("Déjeuner client;48,20"), text);
    RecordedCall call = lucca.requests().get(0);
    assertEquals("POST", call.method());
    assertEquals(
        "/cleemy/services/v3/CreateExpenseAccountingExport?legalEntityId=1", call.target());
    assertEquals("lucca application=" + lucca.applicationKey(), call.header("Authorization"));
    assertEquals("*/*", call.header("Accept"));
    assertEquals(0, call.body().length);
  }

  @Test
  void entryIsExportedOnceUntilItsExportIsDeleted() throws IOException {
    assertFalse(client.exports().export(1).result().isEmpty());
    assertTrue(client.exports().export(1).result().isEmpty());
    assertEquals(3, lucca.history().get(0).entries());
    lucca.deleteExport(1);
    assertFalse(client.exports().export(1).result().isEmpty());
  }

  @Test
  void filtersAndAccountingDateReachCleemy() throws IOException {
    LocalDate first = LocalDate.of(2015, 11, 1);
    LocalDate last = LocalDate.of(2015, 11, 30);
    String text =
        export(
            ExportParams.builder()
                .declaredOn(DateFilter.between(first, last))
                .approvedOn(DateFilter.since(LocalDate.of(2015, 11, 16)))
                .controlledOn(DateFilter.until(LocalDate.of(2015, 11, 29)))
                .accountingDate(last)
                .build());
    assertEquals("Date;Libellé;Débit\r\n2015-11-30;Déjeuner client;48,20\r\n", text);
    text = export(ExportParams.builder().declaredOn(on(28)).build());
    assertEquals("Date;Libellé;Débit\r\n2015-11-28;Train Paris;112,00\r\n", text);
  }

  /** The addresses of the help page, with the commas as the client sends them. */
  @Test
  void examplesOfTheHelpPageAreSent() {
    LocalDate tenth = LocalDate.of(2015, 11, 10);
    DateFilter firstHalf =
        DateFilter.between(LocalDate.of(2015, 11, 1), LocalDate.of(2015, 11, 15));
    Map<String, ApiCall<?>> examples =
        Map.of(
            "legalEntityId=1&declaredOn=until,2015-11-30",
            client.exports().export(1, q -> q.declaredOn(until(30))),
            "legalEntityId=1&approvedOn=until,2015-11-20",
            client.exports().export(1, q -> q.approvedOn(until(20))),
            "legalEntityId=1&declaredOn=between,2015-11-01,2015-11-15&accountingDate=2015-11-30",
            client
                .exports()
                .export(1, q -> q.declaredOn(firstHalf).accountingDate(tenth.plusDays(20))),
            "legalEntityId=1&declaredOn=until,2015-11-10&approvedOn=until,2015-11-15&controlledOn=2015-11-20",
            client
                .exports()
                .export(
                    1, q -> q.declaredOn(until(10)).approvedOn(until(15)).controlledOn(on(20))));
    examples.forEach((query, call) -> assertEquals(query, call.request().url().query()));
  }

  private static DateFilter until(int day) {
    return DateFilter.until(LocalDate.of(2015, 11, day));
  }

  private static DateFilter on(int day) {
    return DateFilter.on(LocalDate.of(2015, 11, day));
  }

  private String export(ExportParams parameters) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    client.exports().export(1, parameters).result().copyTo(file);
    return file.toString(Charset.forName("windows-1252"));
  }

  @Test
  void accountingDateIsADateAndNoFilter() {
    List<Class<?>> types =
        Arrays.stream(ExportParams.Builder.class.getMethods())
            .filter(method -> method.getName().equals("accountingDate"))
            .map(Method::getParameterTypes)
            .<Class<?>>map(parameters -> parameters[0])
            .toList();
    assertEquals(List.of(LocalDate.class), types);
  }

  @Test
  void instanceIsBoundOnTheClient() throws IOException {
    LuccaCleemyClient other = client.instance("cleemy-untel");
    assertTrue(other.exports().export(1).result().isEmpty());
    assertTrue(lucca.requests().get(0).target().startsWith("/cleemy-untel/services/v3/"));
    LuccaCleemyClient none = client.instance("other");
    assertThrows(NotFoundException.class, () -> none.exports().export(1).result());
    assertFalse(none.instance("cleemy").exports().export(1).result().isEmpty());
    assertThrows(IllegalArgumentException.class, () -> client.instance(".."));
    assertEquals(2, client.establishments().list().result().size());
  }

  @Test
  void establishmentsAreReadPageByPage() {
    for (int i = 0; i < 230; i++) {
      lucca.addEstablishment("Agence " + i);
    }
    List<Establishment> all = client.establishments().list().stream().toList();
    assertEquals(232, all.size());
    assertEquals(232, new HashSet<>(all).size());
    assertEquals(3, lucca.requests().size());
    assertEquals(
        232, client.establishments().list(q -> q.fieldsRoot(counted())).totalEntries().getAsLong());
    assertEquals(
        233, client.establishments().list(q -> q.isArchived(ArchivedFilter.ALL)).stream().count());
    assertEquals(
        List.of(2L, 3L),
        client
            .establishments()
            .list(q -> q.id(List.of(2L, 3L)).isArchived(ArchivedFilter.ALL))
            .stream()
            .map(Establishment::id)
            .toList());
  }

  /** {@code paging} has the offset and the size. */
  @Test
  void expensesAreReadPageByPage() {
    LocalDate day = LocalDate.of(2026, 1, 5);
    for (int i = 0; i < 1200; i++) {
      lucca.addEntry(1, day, "Taxi " + i, "9.90");
    }
    assertEquals(1203, client.expenseClaims().list().stream().count());
    assertEquals(
        List.of("/api/v3/expenseClaims?paging=0,1000", "/api/v3/expenseClaims?paging=1000,1000"),
        lucca.requests().stream().map(call -> call.target().replace("%2C", ",")).toList());
    ExpenseClaimItem first =
        client.expenseClaimItems().list(q -> q.purchasedOn(DateFilter.until(on9()))).stream()
            .findFirst()
            .orElseThrow();
    assertEquals(new BigDecimal("23.50"), first.originalTransaction().grossAmount());
    assertEquals(on9(), first.purchasedOn().toLocalDate());
    assertEquals(6, first.sourceId().id());
    assertEquals("f0d01fd0-5f27-4061-8dca-000000000001", first.expenseReceipts().get(0).id());
    assertEquals(
        List.of(),
        client.expenseClaims().list(q -> q.statusId(List.of(ExpenseClaimStatus.PAID))).result());
  }

  private static LocalDate on9() {
    return LocalDate.of(2015, 11, 9);
  }

  private static List<PageField> counted() {
    return List.of(PageField.COUNT);
  }

  @Test
  void theUrlHasAccountEnvironmentAndRegion() {
    assertEquals("https://votre-societe.ilucca.net/", address(builder()));
    assertEquals("https://votre-societe.ilucca.ch/", address(builder().region("ch")));
    assertEquals(
        "https://votre-societe.ilucca-test.net/", address(builder().environment("ilucca-test")));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> LuccaCleemyClient.builder().credentials(ApplicationKey.of("k")).build());
    assertTrue(e.getMessage().contains("account(...) is required"), e.getMessage());
  }

  /** Each variable is one label of the host name, and the message names it. */
  @Test
  void aUrlInPlaceOfAVariable() {
    assertRefused(
        builder().account("acme.ilucca.net"),
        "write account(\"acme\") for https://acme.ilucca.net");
    assertRefused(
        builder().environment("ilucca-test.net"),
        "write environment(\"ilucca-test\") for https://votre-societe.ilucca-test.net");
    assertRefused(builder().region(".ch"), "parameter 'region' must be one label");
  }

  private static void assertRefused(LuccaCleemyClient.Builder builder, String words) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> builder.credentials(ApplicationKey.of("k")).build());
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }

  private static LuccaCleemyClient.Builder builder() {
    return LuccaCleemyClient.builder().account("votre-societe");
  }

  private static String address(LuccaCleemyClient.Builder builder) {
    try (LuccaCleemyClient client = builder.build()) {
      return client.establishments().list().request().url().resolve("/").toString();
    }
  }

  @Test
  void wrongKeyIsAnAuthenticationException() {
    LuccaCleemyClient.Builder builder =
        LuccaCleemyClient.builder()
            .baseUrl(lucca.url().toString())
            .credentials(ApplicationKey.of("wrong-key-of-mine"));
    try (LuccaCleemyClient stranger = builder.build()) {
      AuthenticationException e =
          assertThrows(AuthenticationException.class, () -> stranger.exports().export(1).result());
      assertEquals(401, e.status());
      assertTrue(e.getMessage().contains("Your token is invalid"), e.getMessage());
      assertFalse(e.toString().contains("wrong-key-of-mine"));
    }
    assertEquals(List.of(), lucca.history());
  }
}
