package io.github.facturier.contract.factomos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.model.ClientCategory;
import io.github.facturier.factomos.model.Invoice;
import io.github.facturier.factomos.model.InvoiceStatus;
import io.github.facturier.factomos.support.FactomosError;
import io.github.facturier.factomos.support.FactomosException;
import io.github.facturier.factomos.support.Line;
import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.sandbox.FactomosSandbox;
import io.github.facturier.sandbox.SandboxExtension;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paging by rows: each page is identified by the number of rows before it. */
@ExtendWith(SandboxExtension.class)
class FactomosPagingTest {
  private static void make(FactomosSandbox factomos, FactomosClient client, int invoices) {
    factomos.callsPerDay(Integer.MAX_VALUE);
    long buyer = client.clients().create(ClientCategory.CLIENT, "Dupont").result().clientId();
    long service = client.services().create("Conseil", BigDecimal.TEN).result().serviceId();
    for (int i = 0; i < invoices; i++) {
      client.invoices().create(buyer, List.of(Line.of(service, "1"))).result();
    }
  }

  /** The total marks the end, so that no call of the daily quota is used for an empty page. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "49, 1", "50, 1", "51, 2", "100, 2", "120, 3"})
  void everyRowIsReturnedOnceWithTheFewestCalls(int rows, int calls, FactomosSandbox factomos) {
    try (FactomosClient client = SandboxClients.of(factomos)) {
      make(factomos, client, rows);
      int before = factomos.queries().size();
      List<Long> ids =
          client.invoices().list(InvoiceStatus.PENDING).stream().map(Invoice::id).toList();
      assertEquals(rows, ids.size());
      assertEquals(rows, new HashSet<>(ids).size());
      assertEquals(calls, factomos.queries().size() - before);
    }
  }

  @Test
  void theIterationStartsAtTheGivenRow(FactomosSandbox factomos) {
    try (FactomosClient client = SandboxClients.of(factomos)) {
      make(factomos, client, 120);
      PagedCall<Invoice> list =
          client.invoices().list(InvoiceStatus.PENDING, q -> q.pageIndex(30L));
      List<Page<Invoice>> pages = list.pages().toList();
      assertEquals(List.of(30, 80), pages.stream().map(Page::number).toList());
      assertEquals(List.of(50, 40), pages.stream().map(page -> page.items().size()).toList());
      assertEquals(OptionalLong.of(120), list.totalEntries());
      assertEquals(50, list.result().size());
    }
  }

  @Test
  void beyondTheEndIsAnError(FactomosSandbox factomos) {
    try (FactomosClient client = SandboxClients.of(factomos)) {
      FactomosException e =
          assertThrows(
              FactomosException.class,
              () -> client.invoices().list(InvoiceStatus.PAID, q -> q.pageIndex(50L)).result());
      assertEquals(FactomosError.INVALID_PAGE_INDEX, e.reason());
      assertThrows(
          IllegalArgumentException.class,
          () -> client.invoices().list(InvoiceStatus.PAID, q -> q.pageIndex(-1L)));
    }
  }

  @Test
  void aRepeatedPageIsAnError() {
    try (FactomosServer server = new FactomosServer()) {
      StringBuilder rows = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        rows.append(i == 0 ? "" : ",").append("{\"id\":\"").append(i).append("\"}");
      }
      String page =
          "{\"pagination\":{\"total_invoices\":500},\"invoices\":["
              + rows
              + "],\"error\":{\"code\":0}}";
      server.willRespond(page).willRespond(page);
      ProviderException e =
          assertThrows(
              ProviderException.class,
              () -> server.client().invoices().list(InvoiceStatus.PAID).stream().toList());
      assertTrue(e.getMessage().contains("same"), e::getMessage);
      assertEquals(2, server.requestCount());
    }
  }

  /** Without a total, a short page is the last. */
  @Test
  void withoutATotalAShortPageEndsTheIteration() {
    try (FactomosServer server = new FactomosServer()) {
      server.willRespond("{\"invoices\":[{\"id\":\"1\"}],\"error\":{\"code\":0}}");
      assertEquals(1, server.client().invoices().list(InvoiceStatus.PAID).stream().count());
      assertEquals(1, server.requestCount());
    }
  }
}
