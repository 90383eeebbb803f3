package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.ConflictException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.PermissionException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.error.RateLimitException;
import io.github.facturier.runtime.error.ServerException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.error.ValidationException;
import io.github.facturier.vosfactures.model.Confirmation;
import io.github.facturier.vosfactures.model.InvoiceInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every format of VosFactures. errors, from recorded responses (resources). */
class ErrorsTest {
  private static final String LOGIN_PAGE =
      "<!DOCTYPE html>\n<html><head><title>Connexion</title></head><body>…</body></html>";

  @RegisterExtension final VosServer server = new VosServer();

  @Test
  void notLoggedIn() throws IOException {
    AuthenticationException e =
        assertFails(AuthenticationException.class, 401, resource("401.json"));
    assertEquals("error", e.code());
    assertEquals(
        Map.of("", List.of("You must be logged in to gain access to the site")), e.messages());
    assertEquals(
        "InvoicesApi.create: 401 (error): You must be logged in to gain access to the site",
        e.getMessage());
  }

  @Test
  void oneFieldIsWrong() throws IOException {
    ValidationException e =
        assertFails(ValidationException.class, 422, resource("422_buyer_name_shape.json"));
    assertEquals("error", e.code());
    assertEquals(Map.of("buyer_name", List.of("<localized text>")), e.messages());
    assertEquals("InvoicesApi.create: 422 (error): buyer_name <localized text>", e.getMessage());
  }

  @Test
  void aProtectedBankAccountIsAValidationError() throws IOException {
    ValidationException e =
        assertFails(
            ValidationException.class, 422, resource("422_field_errors_vosfactures_doc.json"));
    assertEquals(
        Map.of(
            "seller_bank_account",
            List.of("Protection contre la modification du numéro de compte bancaire")),
        e.messages());
  }

  @Test
  void moreThanAMessage() throws IOException {
    String body = resource("422_account_unlink_with_result.json");
    ValidationException e = assertFails(ValidationException.class, 422, body);
    assertEquals(
        Map.of(
            "",
            List.of("Brak kont do odłączenia"),
            "result.not_unlinked",
            List.of("SUB_DOMAIN_1", "SUB_DOMAIN_2", "SUB_DOMAIN_3")),
        e.messages());
    assertEquals(body, e.body());
  }

  @Test
  void anErrorWithASuccessfulStatus() throws IOException {
    server.respond(VosServer.json(200, resource("200_send_by_email_ksef_error.json")));
    ProviderException e =
        assertThrows(
            ProviderException.class, () -> server.client().invoices().sendByEmail(100).result());
    assertEquals(200, e.status());
    assertEquals("error", e.code());
    assertEquals(
        Map.of("", List.of("Faktura nie może zostać wysłana - brak numeru KSeF")), e.messages());
  }

  @Test
  void ofALongErrorTheBeginningIsKept() {
    String message = "x".repeat(100_000);
    server.respond(VosServer.json(200, "{\"code\":\"error\",\"message\":\"" + message + "\"}"));
    server.respond(VosServer.json(422, "{\"code\":\"error\",\"message\":\"" + message + "\"}"));
    for (int i = 0; i < 2; i++) {
      ApiException e =
          assertThrows(ApiException.class, () -> server.client().invoices().get(1).result());
      assertEquals(64 * 1024, e.body().length());
    }
  }

  @Test
  void whatLooksLikeAnErrorAndIsNone() throws IOException {
    server.respond(VosServer.json(200, resource("200_send_by_email_ok_shape.json")));
    Confirmation sent = server.client().invoices().sendByEmail(100).result();
    assertEquals("ok", sent.status());
    server.respond(VosServer.json(200, resource("200_account_delete.json")));
    Confirmation deleted = server.client().accounts().delete().result();
    assertEquals("success", deleted.code());
  }

  @Test
  void aPdfWithoutItsSignature() {
    server.respond(
        new MockResponse()
            .setHeader("Content-Type", "application/pdf")
            .setBody("PDF indisponible"));
    DecodingException e =
        assertThrows(
            DecodingException.class, () -> server.client().invoices().downloadPdf(100).result());
    assertTrue(e.getMessage().contains("begins with \"PDF indisponible\""), e.getMessage());
    assertEquals("InvoicesApi.downloadPdf", e.operation());
  }

  @Test
  void tooManyRequests() {
    server.respond(
        new MockResponse()
            .setResponseCode(429)
            .setHeader("Retry-After", "17")
            .setBody("Retry later"));
    RateLimitException e =
        assertThrows(RateLimitException.class, () -> server.client().invoices().get(100).result());
    assertEquals(Duration.ofSeconds(17), e.retryAfter());
    assertEquals("Retry later", e.body());
    assertNull(e.code());
  }

  @Test
  void everyStatusHasItsType() {
    assertFails(ValidationException.class, 400, "");
    assertFails(AuthenticationException.class, 401, "");
    assertFails(PermissionException.class, 403, "");
    assertFails(NotFoundException.class, 404, "");
    assertFails(ConflictException.class, 409, "");
    assertFails(ValidationException.class, 422, "");
    assertFails(RateLimitException.class, 429, "");
    assertFails(ServerException.class, 500, "");
    assertFails(ServerException.class, 502, LOGIN_PAGE);
    assertFails(ServerException.class, 503, "nonsense");
  }

  @Test
  void noResponse() {
    server.respond(VosServer.cut());
    TransportException e =
        assertThrows(TransportException.class, () -> server.client().invoices().get(1).result());
    assertEquals(0, e.status());
    assertEquals("", e.body());
    assertTrue(e.getCause() instanceof IOException);
  }

  /**
   * The singular path that the documentation shows responds with 404; the client uses the plural.
   */
  @Test
  void thePathOfAPayment() throws InterruptedException {
    server.respond(VosServer.json(200, "{\"id\":1}"));
    server.client().payments().get(1).result();
    assertEquals("/banking/payments/1.json", server.next().getRequestUrl().encodedPath());
  }

  private <E extends ApiException> E assertFails(Class<E> type, int status, String body) {
    server.respond(VosServer.json(status, body));
    InvoiceInput invoice = InvoiceInput.builder().clientId(1L).build();
    E e = assertThrows(type, () -> server.client().invoices().create(invoice).result());
    assertEquals(status, e.status());
    assertEquals("InvoicesApi.create", e.operation());
    assertEquals(server.url() + "invoices.json", e.url());
    return e;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ErrorsTest.class.getResourceAsStream("/vosfactures/errors/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
