package io.github.facturier.demo;

import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.model.Invoice;
import io.github.facturier.vosfactures.support.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Read-only steps at VosFactures, which work with any account. */
final class VosFacturesReading {
  private static final int PAGE = 10;
  private static final int MOST_PAGES = 3;
  private static final long NO_INVOICE = 999_999_999_999L;

  private final VosFacturesClient client;
  private final StepTable table;
  private final Path folder;

  VosFacturesReading(VosFacturesClient client, StepTable table, Path folder) {
    this.client = client;
    this.table = table;
    this.folder = folder;
  }

  /** Reads an account with unknown data. */
  void run() {
    List<Invoice> invoices =
        readAllPages("invoices().list", client.invoices().list(q -> q.perPage(PAGE)));
    readAllPages("clients().list", client.clients().list(q -> q.perPage(PAGE)));
    readAllPages("products().list", client.products().list(q -> q.perPage(PAGE)));
    readAllPages("payments().list", client.payments().list(q -> q.perPage(PAGE)));
    if (!invoices.isEmpty()) {
      long id = invoices.get(0).id();
      Invoice invoice =
          table.step(
              "invoices().get",
              () -> client.invoices().get(id).result(),
              came -> {
                Expect.same("identifier", id, came.id());
                return came.number() + ", " + Texts.euros(came);
              });
      pdf(invoice);
      xml(invoice);
    }
    notFound();
  }

  private <T> List<T> readAllPages(String operation, PagedCall<T> list) {
    List<Page<T>> result =
        table.step(
            operation,
            () -> list.pages().limit(MOST_PAGES).toList(),
            pages -> {
              List<T> items = items(pages);
              Expect.same(
                  "items that differ", items.stream().distinct().count(), (long) items.size());
              return items.size() + " on " + pages.size() + " pages of at most " + PAGE;
            });
    return items(result);
  }

  private static <T> List<T> items(List<Page<T>> pages) {
    return pages.stream().flatMap(page -> page.items().stream()).toList();
  }

  /** Saves the PDF. */
  void pdf(Invoice invoice) {
    table.step(
        "invoices().downloadPdf",
        () -> client.invoices().downloadPdf(invoice.id()).result().saveTo(file(invoice)),
        saved -> {
          String start = new String(start(saved), StandardCharsets.ISO_8859_1);
          Expect.same("beginning of the file", "%PDF", start);
          return table.file(saved);
        });
  }

  private Path file(Invoice invoice) {
    String number = Expect.present("number", invoice.number());
    return folder.resolve(number.replaceAll("[^\\w.-]", "-") + ".pdf");
  }

  private static byte[] start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(4);
    } catch (IOException e) {
      throw new UnmetExpectation("the file cannot be read: " + e);
    }
  }

  /** Asks for the XML of a document. */
  void xml(Invoice invoice) {
    table.step(
        "Xml.of(invoices().get)",
        () -> {
          try (Download xml = Xml.of(client.invoices().get(invoice.id())).result()) {
            return new String(xml.stream().readAllBytes(), StandardCharsets.UTF_8);
          }
        },
        text -> {
          Expect.that(text.startsWith("<?xml"), "no XML declaration");
          Expect.that(text.contains(">" + invoice.id() + "</id>"), "the identifier is not in it");
          return text.length() + " characters of XML";
        });
  }

  /** Asks for a document that does not exist. */
  void notFound() {
    table.refusal(
        "invoices().get, of none",
        NotFoundException.class,
        () -> client.invoices().get(NO_INVOICE).result(),
        e -> {
          Expect.same("status", 404, e.status());
          return "refused: " + Texts.reason(e);
        });
  }
}
