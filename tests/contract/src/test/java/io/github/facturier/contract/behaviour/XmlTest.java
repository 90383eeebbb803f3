package io.github.facturier.contract.behaviour;

import static io.github.facturier.contract.provider.ProviderUnderTest.VOS_FACTURES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.support.Xml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** XML requests and responses of VosFactures, which are passed through unchanged. */
class XmlTest {
  private static final String XML = "<?xml version=\"1.0\"?>\n<invoice><id>100</id></invoice>\n";

  @RegisterExtension final VosServer server = new VosServer();

  @TestFactory
  Stream<DynamicTest> everyOperationOfJson() {
    return VOS_FACTURES.where(operation -> path(operation).endsWith(".json")).stream()
        .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> assertAsks(operation)));
  }

  private void assertAsks(SpecOperation operation) throws Exception {
    server.respond(xml());
    ApiCall<?> call = VOS_FACTURES.call(server.client(), operation);
    assertEquals(XML, text(Xml.of(call)));
    RecordedRequest request = server.next();
    assertEquals(
        call.request().url().encodedPath().replaceFirst("\\.json$", ".xml"),
        request.getRequestUrl().encodedPath());
    assertEquals(operation.method(), request.getMethod());
    assertEquals("application/xml", request.getHeader("Accept"));
  }

  @Test
  void aBodyOfXml() throws Exception {
    server.respond(xml());
    String body = "<invoice><kind>vat</kind></invoice>";
    ApiCall<?> call =
        server.client().invoices().create(InvoiceInput.builder().clientId(1L).build());
    assertEquals(XML, text(Xml.of(call, body)));
    RecordedRequest request = server.next();
    assertEquals("POST", request.getMethod());
    assertEquals("/invoices.xml", request.getRequestUrl().encodedPath());
    assertEquals(VosServer.TOKEN, request.getRequestUrl().queryParameter("api_token"));
    assertEquals("application/xml; charset=utf-8", request.getHeader("Content-Type"));
    assertEquals(body, request.getBody().readUtf8());
  }

  @Test
  void parametersStay() throws Exception {
    server.respond(xml());
    text(Xml.of(server.client().invoices().list(q -> q.page(2).perPage(10))));
    RecordedRequest request = server.next();
    assertEquals("2", request.getRequestUrl().queryParameter("page"));
    assertEquals("10", request.getRequestUrl().queryParameter("per_page"));
  }

  @Test
  void operationsWithoutXml() {
    ApiCall<?> pdf = server.client().invoices().downloadPdf(100);
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Xml.of(pdf));
    assertEquals("Xml.of: /invoices/100.pdf has no XML format", e.getMessage());
    ApiCall<?> get = server.client().invoices().get(100);
    assertThrows(IllegalArgumentException.class, () -> Xml.of(get, "<a/>"));
    assertEquals(0, server.requests());
  }

  @Test
  void xmlErrorsAreExceptions() {
    server.respond(new MockResponse().setResponseCode(404).setBody("<error/>"));
    NotFoundException e =
        assertThrows(
            NotFoundException.class, () -> Xml.of(server.client().invoices().get(100)).result());
    assertEquals("<error/>", e.body());
    assertTrue(e.url().endsWith("/invoices/100.xml"), e.url());
  }

  private static MockResponse xml() {
    return new MockResponse().setHeader("Content-Type", "application/xml").setBody(XML);
  }

  private static String text(ApiCall<Download> call) throws IOException {
    try (Download download = call.result()) {
      return new String(download.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String path(SpecOperation operation) {
    return operation.path().replaceFirst("#.*", "");
  }
}
