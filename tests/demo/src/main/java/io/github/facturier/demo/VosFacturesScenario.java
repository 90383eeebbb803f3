package io.github.facturier.demo;

import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.error.ValidationException;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.model.AdvanceCreationMode;
import io.github.facturier.vosfactures.model.CancelInvoiceRequest;
import io.github.facturier.vosfactures.model.Client;
import io.github.facturier.vosfactures.model.ClientInput;
import io.github.facturier.vosfactures.model.Invoice;
import io.github.facturier.vosfactures.model.InvoiceAdditionalField;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.InvoiceKind;
import io.github.facturier.vosfactures.model.InvoicePeriod;
import io.github.facturier.vosfactures.model.InvoiceStatus;
import io.github.facturier.vosfactures.model.PaymentInput;
import io.github.facturier.vosfactures.model.PositionInput;
import io.github.facturier.vosfactures.model.Product;
import io.github.facturier.vosfactures.model.ProductInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A sale at VosFactures, from the estimate to the payment, with errors that can occur. */
final class VosFacturesScenario {
  private static final int MORE = 120;
  private static final int PAGE = 50;
  private static final String REASON = "Commande en double";

  private final VosFacturesClient client;
  private final StepTable table;
  private final VosFacturesReading reading;
  private final Path folder;
  private final List<Invoice> made = new ArrayList<>();

  VosFacturesScenario(VosFacturesClient client, StepTable table, Path folder) {
    this.client = client;
    this.table = table;
    this.reading = new VosFacturesReading(client, table, folder);
    this.folder = folder;
  }

  /** The sale. It leaves a contact, two products, five documents and a payment behind. */
  void run() {
    Client buyer = createBuyer();
    Product advice = createProduct("Conseil", "500.00", "20", "600.00");
    Product book = createProduct("Manuel", "20.00", "5.5", "21.10");
    Invoice estimate = createEstimate(buyer, line(advice, "2"), line(book, "10"));
    Invoice invoice = createInvoice("from the estimate", estimate);
    Invoice advance = createAdvance(estimate);
    Invoice balance = createFinal(estimate, advance);
    email(invoice);
    attach(invoice);
    reading.pdf(invoice);
    pay(invoice, balance);
    reading.pdf(balance);
    cancel(createInvoice("a copy of it", invoice));
    reading.xml(invoice);
    refuse();
    reading.notFound();
  }

  private Client createBuyer() {
    ClientInput buyer =
        ClientInput.builder()
            .name("Atelier Dupont")
            .company(true)
            .street("3 rue du Moulin")
            .postCode("69001")
            .city("Lyon")
            .country("FR")
            .taxNo("FR05531651792")
            .email("compta@example.com")
            .build();
    return table.step(
        "clients().create",
        () -> client.clients().create(buyer).result(),
        came -> {
          Expect.same("name", buyer.name(), came.name());
          return "contact " + came.id() + ", " + came.name();
        });
  }

  private Product createProduct(String name, String net, String tax, String gross) {
    ProductInput product = ProductInput.builder().name(name).priceNet(net).tax(tax).build();
    return table.step(
        "products().create",
        () -> client.products().create(product).result(),
        came -> {
          Expect.amount("gross price", gross, came.priceGross());
          return name + ", " + net + " net, " + gross + " gross";
        });
  }

  private static PositionInput line(Product product, String quantity) {
    return PositionInput.builder().productId(product.id()).quantity(quantity).build();
  }

  private Invoice createEstimate(Client buyer, PositionInput... lines) {
    InvoiceInput estimate =
        InvoiceInput.builder()
            .kind(InvoiceKind.ESTIMATE)
            .clientId(buyer.id())
            .positions(List.of(lines))
            .build();
    return create("an estimate", estimate, "1200.00", "1411.00");
  }

  private Invoice createInvoice(String what, Invoice source) {
    InvoiceInput invoice =
        InvoiceInput.builder().kind(InvoiceKind.VAT).copyInvoiceFrom(source.id()).build();
    return create(what, invoice, "1200.00", "1411.00");
  }

  private Invoice createAdvance(Invoice estimate) {
    InvoiceInput advance =
        InvoiceInput.builder()
            .kind(InvoiceKind.ADVANCE)
            .copyInvoiceFrom(estimate.id())
            .advanceCreationMode(AdvanceCreationMode.PERCENT)
            .advanceValue("30")
            .positionName("Acompte de 30 %")
            .build();
    return create("an advance of 30 %", advance, "360.00", "423.30");
  }

  private Invoice createFinal(Invoice estimate, Invoice advance) {
    InvoiceInput balance =
        InvoiceInput.builder()
            .kind(InvoiceKind.FINAL)
            .copyInvoiceFrom(estimate.id())
            .invoiceIds(List.of(advance.id()))
            .build();
    return create("the final invoice", balance, "840.00", "987.70");
  }

  private Invoice create(String what, InvoiceInput input, String net, String gross) {
    Invoice invoice =
        table.step(
            "invoices().create, " + what,
            () -> client.invoices().create(input).result(),
            came -> {
              Expect.same("kind", input.kind(), came.kind());
              Expect.amount("net total", net, came.priceNet());
              Expect.amount("gross total", gross, came.priceGross());
              return came.number() + ", " + Texts.euros(came);
            });
    made.add(invoice);
    return invoice;
  }

  private void email(Invoice invoice) {
    table.step(
        "invoices().sendByEmail",
        () -> client.invoices().sendByEmail(invoice.id(), q -> q.emailPdf(true)).result(),
        came -> "status " + came.status());
    table.refusal(
        "invoices().sendByEmail, again",
        ProviderException.class,
        () -> client.invoices().sendByEmail(invoice.id()).result(),
        e -> {
          Expect.same("status", 200, e.status());
          return "refused: " + Texts.reason(e);
        });
    table.step(
        "invoices().sendByEmail, forced",
        () -> client.invoices().sendByEmail(invoice.id(), q -> q.force(true)).result(),
        came -> "status " + came.status());
  }

  private void attach(Invoice invoice) {
    Path file = folder.resolve("conditions.txt");
    table.step(
        "invoices().attach",
        () -> {
          Files.writeString(file, "Paiement sous 30 jours.\n");
          client.invoices().attach(invoice.id(), file);
          return file;
        },
        table::file);
    table.step(
        "invoices().downloadAttachments",
        () -> entries(client.invoices().downloadAttachments(invoice.id()).result()),
        names -> {
          Expect.same("files in the ZIP", List.of("conditions.txt"), names);
          return "ZIP with " + String.join(", ", names);
        });
  }

  private static List<String> entries(Download download) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(download.stream())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  /** Pays the first in full and the second in part. */
  private void pay(Invoice first, Invoice second) {
    PaymentInput payment =
        PaymentInput.builder()
            .name("Virement Atelier Dupont")
            .price("2000.00")
            .paid(true)
            .invoiceIds(List.of(first.id(), second.id()))
            .build();
    table.step(
        "payments().create, over two invoices",
        () -> client.payments().create(payment).result(),
        came -> {
          Expect.amount("amount", "2000.00", came.price());
          return "payment " + came.id() + " of 2000.00";
        });
    checkPaid(first, InvoiceStatus.PAID, "1411.00");
    checkPaid(second, InvoiceStatus.PARTIAL, "589.00");
  }

  private void checkPaid(Invoice invoice, InvoiceStatus status, String paid) {
    table.step(
        "invoices().get, what is paid",
        () -> client.invoices().get(invoice.id()).result(),
        came -> {
          Expect.same("status", status, came.status());
          Expect.amount("paid", paid, came.paid());
          return came.number() + ", " + status + ", " + paid + " of " + Texts.euros(came);
        });
  }

  private void cancel(Invoice invoice) {
    CancelInvoiceRequest request =
        CancelInvoiceRequest.builder().cancelInvoiceId(invoice.id()).cancelReason(REASON).build();
    table.step(
        "invoices().cancel",
        () -> {
          client.invoices().cancel(request).result();
          return client
              .invoices()
              .get(
                  invoice.id(),
                  q -> q.additionalFieldsInvoice(List.of(InvoiceAdditionalField.CANCEL_REASON)))
              .result();
        },
        came -> {
          Expect.same("cancelled", true, came.cancelled());
          Expect.same("reason", REASON, came.cancelReason());
          return came.number() + " is cancelled: " + came.cancelReason();
        });
  }

  /** Requests that the provider rejects, and invalid calls that are not sent. */
  private void refuse() {
    InvoiceInput nobody =
        InvoiceInput.builder()
            .kind(InvoiceKind.VAT)
            .positions(List.of(PositionInput.builder().name("Conseil").build()))
            .build();
    table.refusal(
        "invoices().create, without a buyer",
        ValidationException.class,
        () -> client.invoices().create(nobody).result(),
        e -> {
          Expect.same("status", 422, e.status());
          Expect.that(!e.messages().isEmpty(), "the message of the field is missing");
          return "refused: " + Texts.reason(e);
        });
    table.refusal(
        "invoices().list, page 0",
        IllegalArgumentException.class,
        () -> client.invoices().list(q -> q.page(0)).result(),
        e -> {
          String message = String.valueOf(e.getMessage());
          Expect.that(message.contains("'page'"), "the parameter is not named: " + message);
          return "refused: nothing was sent";
        });
  }

  /** Adds several pages of invoices and pages through them; for an empty account. */
  void readAllPages() {
    InvoiceInput small =
        InvoiceInput.builder()
            .kind(InvoiceKind.VAT)
            .clientId(made.get(0).clientId())
            .positions(
                List.of(
                    PositionInput.builder()
                        .name("Abonnement")
                        .quantity("1")
                        .tax("20")
                        .totalPriceGross("12.00")
                        .build()))
            .build();
    made.addAll(
        table.step(
            "invoices().create, in the background",
            () ->
                Stream.generate(() -> client.invoices().create(small).future())
                    .limit(MORE)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList(),
            came -> {
              Expect.amount("gross total", "1440.00", total(came));
              return came.size() + " invoices, " + Texts.money(total(came)) + " in all";
            }));
    table.step(
        "invoices().list, page by page",
        () ->
            client.invoices().list(q -> q.period(InvoicePeriod.ALL).perPage(PAGE)).pages().toList(),
        this::checkPages);
    table.step(
        "invoices().list, one after the other",
        () -> client.invoices().list(q -> q.period(InvoicePeriod.ALL)).stream().toList(),
        this::checkAll);
  }

  private String checkPages(List<Page<Invoice>> pages) {
    List<Integer> sizes = pages.stream().map(page -> page.items().size()).toList();
    Expect.same("pages", (made.size() + PAGE - 1) / PAGE, pages.size());
    return checkAll(pages.stream().flatMap(page -> page.items().stream()).toList())
        + ", pages of "
        + sizes;
  }

  private String checkAll(List<Invoice> all) {
    Expect.same("documents", made.size(), all.size());
    Expect.same("identifiers", ids(made), ids(all));
    Expect.amount("sum", total(made).toPlainString(), total(all));
    return all.size() + " documents, " + Texts.money(total(all)) + " in all";
  }

  private static List<Long> ids(List<Invoice> invoices) {
    return invoices.stream().map(Invoice::id).sorted().toList();
  }

  private static BigDecimal total(List<Invoice> invoices) {
    return invoices.stream()
        .map(invoice -> Expect.present("gross total", invoice.priceGross()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
