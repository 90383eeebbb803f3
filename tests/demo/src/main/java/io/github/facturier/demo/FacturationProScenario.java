package io.github.facturier.demo;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.model.Account;
import io.github.facturier.facturationpro.model.Customer;
import io.github.facturier.facturationpro.model.CustomerInput;
import io.github.facturier.facturationpro.model.EmailInput;
import io.github.facturier.facturationpro.model.Invoice;
import io.github.facturier.facturationpro.model.ItemInput;
import io.github.facturier.facturationpro.model.PaymentMode;
import io.github.facturier.facturationpro.model.Quote;
import io.github.facturier.facturationpro.model.QuoteInput;
import io.github.facturier.facturationpro.model.SettlementInput;
import io.github.facturier.facturationpro.support.Jsonp;
import io.github.facturier.facturationpro.support.RateLimit;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.ValidationException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** A sale at Facturation.pro, from the quote to the credit note, with errors that can occur. */
final class FacturationProScenario {
  private static final int MORE = 60;
  private static final long NOBODY = 1;

  private final FacturationProClient firm;
  private final StepTable table;
  private final Path folder;

  FacturationProScenario(FacturationProClient firm, StepTable table, Path folder) {
    this.firm = firm;
    this.table = table;
    this.folder = folder;
  }

  /** Reads the account and its remaining quota. */
  void read() {
    Response<Account> response =
        table.step(
            "account().get",
            () -> firm.account().get().execute(),
            came -> {
              Account account = Expect.present("account", came.body());
              return account.email() + ", " + account.firms().size() + " firms";
            });
    table.step(
        "RateLimit.of",
        () -> Expect.present("quota", RateLimit.of(response)),
        quota -> quota.remaining() + " of " + quota.limit() + " requests left");
    table.step(
        "customers().list",
        () -> firm.customers().list().totalEntries(),
        total -> total.orElseThrow() + " customers");
  }

  /** The sale. It leaves a customer, a quote, an invoice and its credit note behind. */
  void sell() {
    Customer customer = createCustomer();
    Quote quote = createQuote(customer);
    pdf(
        "quotes().downloadPdf, pro forma",
        "proforma-" + quote.id() + ".pdf",
        () -> firm.quotes().downloadPdf(quote.id(), q -> q.proforma(true)).result());
    Invoice invoice =
        table.step(
            "quotes().invoice",
            () -> firm.quotes().invoice(quote.id()).result(),
            came -> {
              Expect.same("quote", quote.id(), came.quoteId());
              return came.fullInvoiceRef() + ", " + euros(came.totalWithVat());
            });
    attach(invoice);
    pdf(
        "invoices().downloadPdf",
        "invoice-" + invoice.id() + ".pdf",
        () -> firm.invoices().downloadPdf(invoice.id()).result());
    EmailInput email =
        EmailInput.builder().to("compta@exemple.fr").subject("Votre facture").build();
    table.step(
        "emails().send",
        () -> firm.emails().send(invoice.id(), email).execute(),
        came -> "status " + came.code());
    pay(invoice);
    table.step(
        "customers().listInvoices",
        () -> firm.customers().listInvoices(customer.id()).result(),
        came -> {
          Expect.same("invoices", List.of(invoice.id()), came.stream().map(Invoice::id).toList());
          return "redirected to " + came.size() + " invoice of " + customer.companyName();
        });
    table.step(
        "invoices().refund",
        () -> firm.invoices().refund(invoice.id(), q -> q.apiCustom("Erreur de commande")).result(),
        note -> {
          Expect.amount("total", "-1440", note.totalWithVat());
          return "credit note " + note.fullInvoiceRef() + ", " + euros(note.totalWithVat());
        });
    table.step(
        "Jsonp.script",
        () -> Jsonp.script(firm.customers().get(customer.id()), "shop.show"),
        script -> {
          Expect.that(script.startsWith("/**/shop.show({"), "another script: " + script);
          return script.length() + " characters of script";
        });
  }

  private Customer createCustomer() {
    CustomerInput input =
        CustomerInput.builder()
            .companyName("Atelier Dupont")
            .street("3 rue du Moulin")
            .zipCode("69001")
            .city("Lyon")
            .vatNumber("FR05531651792")
            .email("compta@exemple.fr")
            .siret("53165179200016")
            .build();
    Customer customer =
        table.step(
            "customers().create",
            () -> firm.customers().create(input).result(),
            came -> {
              Expect.same("name", input.companyName(), came.companyName());
              return "customer " + came.id() + ", " + came.companyName();
            });
    CustomerInput change =
        CustomerInput.builder().zipCode("06000").city("Nice").siret(null).build();
    return table.step(
        "customers().update",
        () -> firm.customers().update(customer.id(), change).result(),
        came -> {
          Expect.same("town", "Nice", came.city());
          Expect.same("SIRET", null, came.siret());
          Expect.same("email", "compta@exemple.fr", came.email());
          return "town changed, SIRET cleared, the rest kept";
        });
  }

  private Quote createQuote(Customer customer) {
    ItemInput advice =
        ItemInput.builder().title("Conseil").quantity("2").unitPrice("600.00").vat("0.2").build();
    QuoteInput quote =
        QuoteInput.builder().customerId(customer.id()).items(List.of(advice)).build();
    return table.step(
        "quotes().create",
        () -> firm.quotes().create(quote).result(),
        came -> {
          Expect.amount("net total", "1200", came.total());
          Expect.amount("gross total", "1440", came.totalWithVat());
          return "quote " + came.quoteRef() + ", " + euros(came.totalWithVat());
        });
  }

  private void attach(Invoice invoice) {
    Upload file = Upload.of("conditions.txt", new byte[] {'3', '0', ' ', 'j'});
    table.step(
        "invoices().upload",
        () -> firm.invoices().upload(invoice.id(), file, q -> q.visible(true)).result(),
        came -> {
          Expect.same("size", 4L, came.documentSize());
          return came.documentName() + ", seen by the customer: " + came.visible();
        });
  }

  private void pdf(String operation, String name, StepTable.Action<Download> call) {
    table.step(operation, () -> call.run().saveTo(folder.resolve(name)), table::file);
  }

  private void pay(Invoice invoice) {
    SettlementInput part =
        SettlementInput.builder()
            .total("440.00")
            .paymentMode(PaymentMode.CARD)
            .paidOn(LocalDate.of(2026, 1, 15))
            .build();
    table.step(
        "settlements().create",
        () -> firm.settlements().create(invoice.id(), part).result(),
        came -> {
          Expect.amount("amount", "440", came.total());
          return "440.00 by card";
        });
    table.step(
        "invoices().get, what is left",
        () -> firm.invoices().get(invoice.id()).result(),
        came -> {
          Expect.amount("balance", "1000", came.balance());
          return euros(came.balance()) + " of " + euros(came.totalWithVat()) + " left to pay";
        });
  }

  /** Adds several pages of customers and pages through them; for an empty firm. */
  void readAllPages() {
    table.step(
        "customers().create, many",
        () ->
            IntStream.range(0, MORE)
                .mapToObj(i -> CustomerInput.builder().companyName("Client " + i).build())
                .map(input -> firm.customers().create(input).result())
                .toList(),
        came -> came.size() + " customers");
    table.step(
        "customers().list, page by page",
        () -> firm.customers().list().pages().toList(),
        (List<Page<Customer>> pages) -> {
          List<Integer> sizes = pages.stream().map(page -> page.items().size()).toList();
          Expect.same("pages", List.of(50, MORE + 1 - 50), sizes);
          return "as X-Pagination says: " + sizes;
        });
  }

  /** Requests that the provider rejects. */
  void refuse() {
    table.refusal(
        "customers().create, without a name",
        ValidationException.class,
        () -> firm.customers().create(CustomerInput.builder().build()).result(),
        e -> {
          Expect.same("status", 422, e.status());
          return "refused: " + Texts.reason(e);
        });
    table.refusal(
        "customers().get, of none",
        NotFoundException.class,
        () -> firm.customers().get(NOBODY).result(),
        e -> "refused: " + e.status());
  }

  private static String euros(@Nullable BigDecimal amount) {
    return Texts.money(Expect.present("amount", amount)) + " EUR";
  }
}
