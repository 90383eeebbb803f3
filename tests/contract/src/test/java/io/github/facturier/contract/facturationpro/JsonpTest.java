package io.github.facturier.contract.facturationpro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.model.Customer;
import io.github.facturier.facturationpro.model.CustomerInput;
import io.github.facturier.facturationpro.support.Jsonp;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonpTest {
  private static final String HOSTILE = "</script>\u2028\u2029<!--&'\"\\";

  private final Sandbox sandbox = Sandbox.start();
  private final FacturationProSandbox pro = sandbox.facturationPro();
  private final FacturationProClient json = Clients.of(pro).build().firm(pro.firmId());
  private final FacturationProClient jsonp =
      Clients.of(pro).jsonpCallback("shop.show").build().firm(pro.firmId());

  @AfterEach
  void close() {
    json.close();
    jsonp.close();
    sandbox.close();
  }

  private String callback(int request) {
    RecordedCall call = pro.requests().get(request);
    return HttpUrl.get(pro.url().resolve(call.target())).queryParameter("callback");
  }

  @Test
  void readsWithJsonpReturnTheSameData() {
    Customer made = Customers.create(jsonp, HOSTILE);
    assertNull(callback(0), "a write has no callback");
    assertEquals(
        json.customers().get(made.id()).result(), jsonp.customers().get(made.id()).result());
    assertNull(callback(1));
    assertEquals("shop.show", callback(2));
    assertEquals(HOSTILE, jsonp.customers().get(made.id()).result().companyName());
    assertEquals(List.of(), pro.violations());
  }

  @Test
  void listsArePagedAndRedirectsFollowed() {
    Customer customer = Customers.create(jsonp, "Big Corp");
    for (int i = 0; i < 50; i++) {
      Customers.create(jsonp, "Client " + i);
    }
    assertEquals(51, jsonp.customers().list().stream().count());
    jsonp.invoices().create(Clients.invoice(customer.id())).result();
    assertEquals(1, jsonp.customers().listInvoices(customer.id()).result().size());
    int last = pro.requests().size() - 1;
    assertEquals("shop.show", callback(last));
    assertEquals(302, pro.requests().get(last - 1).status());
  }

  @Test
  void filesAndErrorsAreWhatTheyAre() throws Exception {
    Customer customer = Customers.create(jsonp, "Big Corp");
    long invoice = jsonp.invoices().create(Clients.invoice(customer.id())).result().id();
    try (Download pdf = jsonp.invoices().downloadPdf(invoice).result()) {
      assertEquals("application/pdf", pdf.contentType());
    }
    assertNull(callback(pro.requests().size() - 1));
    assertThrows(NotFoundException.class, () -> jsonp.customers().get(1).result());
  }

  /** The length that the provider announces is the script's. */
  @Test
  void theOriginalJsonIsAvailable() throws Exception {
    Customer made = Customers.create(json, "Big Corp");
    try (Download raw = jsonp.customers().get(made.id()).raw().result()) {
      assertEquals("shop.show", callback(pro.requests().size() - 1));
      assertEquals(made, Customer.fromJson(new String(raw.stream().readAllBytes(), UTF_8)));
    }
  }

  @Test
  void aScriptForABrowserHasDataOnly() {
    Customer made = Customers.create(json, HOSTILE);
    for (FacturationProClient client : List.of(json, jsonp)) {
      String script = Jsonp.script(client.customers().get(made.id()), "shop.other");
      assertEquals("shop.other", callback(pro.requests().size() - 1));
      assertTrue(script.startsWith("/**/shop.other({") && script.endsWith("});"), script);
      String data = script.substring("/**/shop.other(".length(), script.length() - 2);
      assertEquals(
          HOSTILE,
          JsonParser.parseString(data).getAsJsonObject().get("company_name").getAsString());
      for (String dangerous : List.of("<", ">", "&", "\u2028", "\u2029", "'")) {
        assertFalse(script.contains(dangerous), script);
      }
    }
    String list = Jsonp.script(json.customers().list(), "show");
    assertTrue(list.startsWith("/**/show([{") && list.endsWith("}]);"), list);
  }

  /** The script is read unchanged, and its size is limited. */
  @Test
  void aJsonpResponseHasTheSameLimit() {
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.FACTURATION_PRO)) {
      String text = "x".repeat(32 * 1024 * 1024);
      server.willRespond(
          new MockResponse()
              .setHeader("Content-Type", "text/javascript")
              .setBody("/**/show(\"" + text + "\");"));
      FacturationProClient client = (FacturationProClient) server.client().client();
      DecodingException e =
          assertThrows(
              DecodingException.class, () -> Jsonp.script(client.customers().get(1), "show"));
      assertTrue(e.getMessage().contains("longer than 33554432 bytes"), e::getMessage);
      assertEquals("CustomersApi.get", e.operation());
    }
  }

  @Test
  void aScriptThatIsNotWholeIsAnErrorOfItsCall() {
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.FACTURATION_PRO)) {
      FacturationProClient client = (FacturationProClient) server.client().client();
      MockResponse script =
          new MockResponse().setResponseCode(203).setBody("/**/show({\"id\":1});");
      server.willRespond(script.clone().setBody("/**/show({\"id\":1"));
      server.willRespond(script.clone().setBody("/**/show({\"id\":);"));
      server.willRespond(
          script
              .setBody("/**/show(\"" + "x".repeat(10_000) + "\");")
              .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
      for (int i = 0; i < 3; i++) {
        ApiException e =
            assertThrows(ApiException.class, () -> Jsonp.script(client.customers().get(1), "show"));
        assertEquals("CustomersApi.get", e.operation());
        assertEquals(203, e.status());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"alert(1)//", "a b", "", "a;b", "1a", "a..b", "a\n", "</script>"})
  void hostileNamesAreRefusedBeforeTheRequest(String name) {
    assertThrows(IllegalArgumentException.class, () -> Clients.of(pro).jsonpCallback(name));
    ApiCall<?> call = json.account().get();
    assertThrows(IllegalArgumentException.class, () -> Jsonp.script(call, name));
    assertEquals(0, pro.requests().size());
  }

  @Test
  void onlyReadsOfJsonCanBeScripts() {
    ApiCall<?> write = json.customers().create(CustomerInput.builder().companyName("A").build());
    assertThrows(IllegalArgumentException.class, () -> Jsonp.script(write, "show"));
    ApiCall<?> file = json.invoices().downloadPdf(1);
    assertThrows(IllegalArgumentException.class, () -> Jsonp.script(file, "show"));
    assertEquals(0, pro.requests().size());
  }
}
