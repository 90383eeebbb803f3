package io.github.facturier.demo;

import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.FactomosWebhooks;
import io.github.facturier.factomos.model.ClientCategory;
import io.github.facturier.factomos.model.CompanyType;
import io.github.facturier.factomos.model.CreateAccountResult;
import io.github.facturier.factomos.model.ExpensePaymentType;
import io.github.facturier.factomos.model.Invoice;
import io.github.facturier.factomos.model.InvoiceStatus;
import io.github.facturier.factomos.model.Notification;
import io.github.facturier.factomos.model.PaymentType;
import io.github.facturier.factomos.model.ServiceCategory;
import io.github.facturier.factomos.support.FactomosError;
import io.github.facturier.factomos.support.FactomosException;
import io.github.facturier.factomos.support.Line;
import io.github.facturier.runtime.Page;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A sale at Factomos, from the estimate to the credit note, and a purchase. */
final class FactomosScenario {
  private static final int MORE = 60;
  private static final BigDecimal VAT = new BigDecimal("20");

  private final FactomosClient client;
  private final StepTable table;

  FactomosScenario(FactomosClient client, StepTable table) {
    this.client = client;
    this.table = table;
  }

  /** Reads the data that every account has. */
  void read() {
    table.step(
        "emailTemplates().list",
        () -> client.emailTemplates().list().result().emailTemplates(),
        came -> Expect.present("templates", came).size() + " templates");
    table.step(
        "invoices().list, paid",
        () -> client.invoices().list(InvoiceStatus.PAID).totalEntries(),
        came -> (came.isPresent() ? came.getAsLong() : 0) + " invoices");
  }

  /** Creates an account for a customer of the partner, with keys and a webhook. */
  CreateAccountResult openAccount(String webhook) {
    return table.step(
        "accounts().create",
        () ->
            client
                .accounts()
                .create(
                    "atelier@example.com",
                    q ->
                        q.name("Atelier Dupont")
                            .companyType(CompanyType.SARL)
                            .vatPercentage(VAT)
                            .appName("Facturier")
                            .webhookUrl(webhook))
                .result(),
        came -> {
          String secret = Expect.present("secret", came.apiSecret());
          Expect.that(!came.toString().contains(secret), "the secret is shown");
          return "account " + came.companyId() + ", with keys of its own";
        });
  }

  /** The sale and the purchase. */
  void run() {
    long buyer = createClient(ClientCategory.CLIENT, "Été & fils");
    long service = createService();
    long estimate = createEstimate(buyer, service);
    long invoice =
        table
            .step(
                "estimates().transform",
                () -> client.estimates().transform(estimate).result(),
                came -> "invoice " + came.invoiceFormatedNumber())
            .invoiceId();
    see(invoice, InvoiceStatus.PENDING, "1080");
    table.step(
        "invoices().send",
        () -> client.invoices().send(invoice, q -> q.emailTo("compta@example.com")).result(),
        came -> "code " + came.error().code());
    table.step(
        "payments().create",
        () ->
            client
                .payments()
                .create(
                    invoice, new BigDecimal("80"), PaymentType.TRANSFER, q -> q.reference("V-1"))
                .result(),
        came -> "80 EUR by transfer");
    see(invoice, InvoiceStatus.PARTIALLY_PAID, "1000");
    long note =
        table
            .step(
                "invoices().createCreditNote",
                () -> client.invoices().createCreditNote(invoice).result(),
                came -> "credit note " + came.invoiceFormatedNumber())
            .invoiceId();
    see(note, InvoiceStatus.CREDIT_NOTE, "-1080");
    table.step(
        "invoices().listEmails",
        () -> client.invoices().listEmails(invoice).result().invoiceEmails(),
        came -> {
          Expect.same("emails", 1, Expect.present("emails", came).size());
          return "1 email, to " + came.get(0).emailTo();
        });
    spend(createClient(ClientCategory.SUPPLIER, "Imprimerie Martin"));
  }

  private long createClient(ClientCategory category, String name) {
    return table
        .step(
            "clients().create, " + category,
            () -> client.clients().create(category, name, q -> q.clientCity("Besançon")).result(),
            came -> "client " + came.clientId() + ", " + name)
        .clientId();
  }

  private long createService() {
    return table
        .step(
            "services().create",
            () ->
                client
                    .services()
                    .create(
                        "Conseil",
                        new BigDecimal("450.00"),
                        q -> q.category(ServiceCategory.SERVICES).unit("jour"))
                    .result(),
            came -> "service " + came.serviceId() + ", 450 EUR a day")
        .serviceId();
  }

  private long createEstimate(long buyer, long service) {
    List<Line> lines =
        List.of(
            Line.title("Étude"),
            Line.of(service, "1.5").withDescription("Audit\n& rapport"),
            Line.of(service, "0.5"));
    return table
        .step(
            "estimates().create",
            () -> client.estimates().create(buyer, lines, q -> q.objet("Étude")).result(),
            came -> "estimate " + came.estimateFormatedNumber() + ", " + lines.size() + " lines")
        .estimateId();
  }

  private void see(long invoice, InvoiceStatus status, String due) {
    table.step(
        "invoices().get",
        () -> client.invoices().get(invoice).result().invoice(),
        came -> {
          Expect.same("status", status, came.invoiceStatus());
          Expect.amount("due", due, came.figuresDue());
          return came.invoiceFormatedNumber() + " is " + status + ", " + due + " EUR due";
        });
  }

  private void spend(long supplier) {
    long expense =
        table
            .step(
                "expenses().create",
                () ->
                    client
                        .expenses()
                        .create(
                            supplier,
                            new BigDecimal("3.66"),
                            ExpensePaymentType.CHECK,
                            q -> q.comment("Cartes de visite"))
                        .result(),
                came -> "expense " + came.expenseId())
            .expenseId();
    table.step(
        "expenses().get",
        () -> client.expenses().get(expense).result().expense(),
        came -> {
          Expect.amount("amount", "3.66", came.amount());
          return came.amount() + " EUR, " + came.comment();
        });
  }

  /** More invoices than fit on a page. */
  void readAllPages() {
    long buyer = createClient(ClientCategory.CLIENT, "Boulangerie Durand");
    long service = createService();
    table.step(
        "invoices().create, " + MORE + " times",
        () -> {
          List<Long> made = new ArrayList<>();
          for (int i = 0; i < MORE; i++) {
            made.add(
                client
                    .invoices()
                    .create(buyer, List.of(Line.of(service, "1")))
                    .result()
                    .invoiceId());
          }
          return made;
        },
        came -> came.size() + " invoices");
    table.step(
        "invoices().list, by status, all pages",
        () -> client.invoices().list(InvoiceStatus.PENDING).pages().toList(),
        came -> {
          List<Invoice> rows = came.stream().flatMap(page -> page.items().stream()).toList();
          Expect.same("invoices", MORE, rows.size());
          Expect.same(
              "rows before each page", List.of(0, 50), came.stream().map(Page::number).toList());
          return rows.size() + " pending, from row 0 and from row 50";
        });
  }

  /** The same error code has two meanings. */
  void refuse() {
    refuse("clients().get", FactomosError.CLIENT_NOT_FOUND, () -> client.clients().get(1).result());
    refuse(
        "invoices().create",
        FactomosError.CLIENT_NOT_FOUND,
        () -> client.invoices().create(1, List.of(Line.of(Line.TITLE, "1"))).result());
  }

  private void refuse(String operation, FactomosError reason, StepTable.Action<?> action) {
    table.refusal(
        operation + ", unknown client",
        FactomosException.class,
        action,
        e -> {
          Expect.same("reason", reason, e.reason());
          return "refused: " + e.code() + " is " + e.reason();
        });
  }

  /** The notifications of the account's webhook. */
  void notified(NotificationListener listener) {
    table.step(
        "a notification",
        () -> {
          List<Notification> gained = new ArrayList<>();
          FactomosWebhooks.Handler handler =
              new FactomosWebhooks.Handler() {
                @Override
                public void estimateGained(Notification payload) {
                  gained.add(payload);
                }
              };
          while (gained.isEmpty()) {
            FactomosWebhooks.dispatch(listener.next(), handler);
          }
          return gained.get(0);
        },
        came -> {
          Expect.present("invoice", came.result().invoiceId());
          return came.notificationType() + ", invoice " + came.result().invoiceId();
        });
  }
}
