package io.github.facturier.contract.facturationpro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.facturationpro.model.Asset;
import io.github.facturier.facturationpro.model.Customer;
import io.github.facturier.facturationpro.model.CustomerInput;
import io.github.facturier.facturationpro.model.Invoice;
import io.github.facturier.facturationpro.model.InvoiceInput;
import io.github.facturier.facturationpro.model.PaymentMode;
import io.github.facturier.facturationpro.support.Pagination;
import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.error.ServerException;
import io.github.facturier.runtime.error.ValidationException;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.Fault;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Response;

class ResponsesTest {
  private final Sandbox sandbox = Sandbox.start();
  private final FacturationProSandbox pro = sandbox.facturationPro();
  private final FacturationProClient client = Clients.of(pro).build();
  private final FacturationProClient firm = client.firm(pro.firmId());

  @AfterEach
  void close() {
    client.close();
    sandbox.close();
  }

  private RecordedCall last() {
    return pro.requests().get(pro.requests().size() - 1);
  }

  @Test
  void aPatchSendsTheSetFieldsNullIncluded() {
    Customer customer = Customers.create(firm, "Big Corp");
    CustomerInput change = CustomerInput.builder().city("Nice").siret(null).build();
    Customer changed = firm.customers().update(customer.id(), change).result();
    assertEquals("{\"city\":\"Nice\",\"siret\":null}", last().bodyText());
    assertEquals("Nice", changed.city());
    assertEquals("Big Corp", changed.companyName());
    firm.customers().update(customer.id(), CustomerInput.builder().build()).result();
    assertEquals("{}", last().bodyText());
  }

  @Test
  void codesAreNumbersInBothDirections() {
    Customer customer = Customers.create(firm, "Big Corp");
    Invoice invoice = firm.invoices().create(Clients.invoice(customer.id())).result();
    assertEquals(PaymentMode.UNPAID, invoice.paymentMode());
    InvoiceInput payment =
        InvoiceInput.builder()
            .paymentMode(PaymentMode.PAYPAL)
            .paidOn(LocalDate.of(2020, 4, 6))
            .build();
    Invoice paid = firm.invoices().update(invoice.id(), payment).result();
    assertEquals("{\"paid_on\":\"2020-04-06\",\"payment_mode\":1}", sorted(last().bodyText()));
    assertEquals(PaymentMode.PAYPAL, paid.paymentMode());
    assertEquals(new BigDecimal("600.0"), paid.totalWithVat());
    assertTrue(paid.toJson().contains("\"payment_mode\":1,"), paid::toJson);
    assertEquals(List.of(), pro.violations());
  }

  private static String sorted(String json) {
    return json.startsWith("{\"payment_mode\":1,")
        ? "{"
            + json.substring("{\"payment_mode\":1,".length(), json.length() - 1)
            + ",\"payment_mode\":1}"
        : json;
  }

  @Test
  void firmsAreBoundOnTheClient() {
    Customer customer = Customers.create(firm, "Big Corp");
    assertTrue(last().target().startsWith("/firms/" + pro.firmId() + "/"), last()::target);
    assertEquals(0, client.firm(pro.otherFirmId()).customers().list().stream().count());
    assertThrows(
        NotFoundException.class,
        () -> client.firm(pro.otherFirmId()).customers().get(customer.id()).result());
    int before = pro.requests().size();
    IllegalArgumentException unbound =
        assertThrows(IllegalArgumentException.class, () -> client.customers().list().result());
    assertTrue(unbound.getMessage().contains("firm_id"), unbound::getMessage);
    assertEquals(before, pro.requests().size());
  }

  @Test
  void pagesAreCountedByTheProvider() {
    assertEquals(OptionalLong.of(0), firm.customers().list().totalEntries());
    assertEquals(0, firm.customers().list().stream().count());
    for (int i = 0; i < 101; i++) {
      Customers.create(firm, "Client " + i);
    }
    int before = pro.requests().size();
    List<Page<Customer>> pages = firm.customers().list().pages().toList();
    assertEquals(List.of(50, 50, 1), pages.stream().map(page -> page.items().size()).toList());
    assertEquals(3, pro.requests().size() - before);
    assertEquals(new Pagination(2, 3, 50, 101), Pagination.of(pages.get(1).headers()));
    assertEquals(OptionalLong.of(101), firm.customers().list().totalEntries());
    assertEquals(51, firm.customers().list(q -> q.page(2)).stream().count());
  }

  /** A full last page needs no further request to be known as the last. */
  @Test
  void thePaginationHeaderDecidesNotThePageSize() {
    for (int i = 0; i < 50; i++) {
      Customers.create(firm, "Client " + i);
    }
    int before = pro.requests().size();
    assertEquals(50, firm.customers().list().stream().count());
    assertEquals(1, pro.requests().size() - before);
  }

  @Test
  void shortcutsRedirectWithTheCredentials() {
    Customer customer = Customers.create(firm, "Big Corp");
    Customer other = Customers.create(firm, "Small Corp");
    Invoice invoice = firm.invoices().create(Clients.invoice(customer.id())).result();
    firm.invoices().create(Clients.invoice(other.id())).result();
    List<Invoice> invoices = firm.customers().listInvoices(customer.id()).result();
    assertEquals(List.of(invoice.id()), invoices.stream().map(Invoice::id).toList());
    assertTrue(last().target().endsWith("/invoices.json?customer_id=" + customer.id()));
    assertEquals(0, firm.customers().listQuotes(customer.id()).result().size());
  }

  @Test
  void aCreationReturnsALocation() throws Exception {
    CustomerInput input = CustomerInput.builder().companyName("Big Corp").build();
    Response<Customer> response = firm.customers().create(input).execute();
    assertEquals(201, response.code());
    assertEquals(
        "/firms/" + pro.firmId() + "/customers/" + response.body().id() + ".json",
        response.headers().get("Location"));
  }

  @Test
  void errorTextsAreReadFromEveryShape() {
    ValidationException byField =
        assertThrows(
            ValidationException.class,
            () -> firm.customers().create(CustomerInput.builder().build()).result());
    assertEquals(Map.of("company_name", List.of("doit être rempli")), byField.messages());
    Customer customer = Customers.create(firm, "Big Corp");
    firm.invoices().create(Clients.invoice(customer.id())).result();
    ValidationException list =
        assertThrows(
            ValidationException.class, () -> firm.customers().delete(customer.id()).result());
    assertEquals(Map.of("", List.of("Ce client a déjà été facturé")), list.messages());
    NotFoundException phrase =
        assertThrows(NotFoundException.class, () -> firm.customers().get(1).result());
    assertEquals("", phrase.body());
    assertTrue(phrase.getMessage().contains("The record could not be found"), phrase::getMessage);
    pro.failNext(Fault.status(501, ""));
    ServerException type =
        assertThrows(ServerException.class, () -> firm.customers().get(1).result());
    assertEquals("WRONG_CONTENT_TYPE", type.name());
    assertNull(type.code());
  }

  /** Not documented, and never a record: a record has an identifier. */
  @Test
  void errorsWithASuccessStatusAreNoRecord() {
    Fault errors = Fault.status(200, "{\"errors\":{\"city\":[\"trop long\"]}}");
    pro.failNext(errors);
    ProviderException read =
        assertThrows(ProviderException.class, () -> firm.customers().get(1).result());
    assertEquals(Map.of("city", List.of("trop long")), read.messages());
    pro.failNext(errors);
    assertThrows(ProviderException.class, () -> firm.customers().delete(1).result());
    pro.failNext(errors);
    ExecutionException later =
        assertThrows(
            ExecutionException.class,
            () -> firm.customers().get(1).future().get(10, TimeUnit.SECONDS));
    assertInstanceOf(ProviderException.class, later.getCause());
  }

  @Test
  void anAttachedFileIsDownloaded(@TempDir Path folder) throws Exception {
    Customer customer = Customers.create(firm, "Big Corp");
    byte[] content = {1, 2, 3};
    Upload upload = Upload.of("contrat.pdf", content).contentType("application/pdf");
    Asset asset = firm.customers().upload(customer.id(), upload).result();
    assertTrue(asset.downloadUrl().endsWith("/assets/" + asset.id() + "/download"));
    Path saved = folder.resolve("contrat.pdf");
    firm.files().download(asset.id()).result().saveTo(saved);
    assertArrayEquals(content, Files.readAllBytes(saved));
    assertEquals("*/*", last().header("Accept"));
    assertEquals(List.of(), pro.violations());
  }

  @Test
  void anInvalidKeyIsAnAuthenticationError() {
    ApiKey none = ApiKey.of("54321", "no-key-of-anybodys");
    try (FacturationProClient nobody = Clients.anonymous(pro).credentials(none).build()) {
      AuthenticationException refused =
          assertThrows(AuthenticationException.class, () -> nobody.account().get().result());
      assertEquals(Map.of("", List.of("Unauthorized")), refused.messages());
    }
  }

  @Test
  void aUserAgentWithContactDetailsIsRequired() {
    FacturationProClient.Builder silent =
        FacturationProClient.builder().baseUrl(pro.url().toString());
    IllegalArgumentException missing = assertThrows(IllegalArgumentException.class, silent::build);
    assertTrue(missing.getMessage().contains("userAgent"), missing::getMessage);
    assertThrows(IllegalArgumentException.class, () -> silent.userAgent("Ma boutique").build());
    assertThrows(IllegalArgumentException.class, () -> silent.userAgent("Crémerie (a@b.fr)"));
    silent.userAgent("MonAppli (http://monappli.com/contact.php)").build().close();
    client.account().get().result();
    assertTrue(last().header("User-Agent").startsWith("Essais (essais@exemple.fr) facturier-"));
  }
}
