package io.github.facturier.contract.spec;

import static io.github.facturier.contract.provider.ProviderUnderTest.FACTURATION_PRO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.facturationpro.model.Customer;
import io.github.facturier.facturationpro.support.Jsonp;
import io.github.facturier.runtime.json.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every JSON example of Facturation.pro's documentation. A request can be built with the models and
 * reaches the server as the page prints it; a response is read without loss. The index beside the
 * examples says what each is an example of, and what was repaired.
 */
class FacturationProExamplesTest {
  private static final String FOLDER = "/facturation-pro/";
  private static final int IN_THE_DOCUMENTATION = 62;
  private static final int RESPONSES = 41;
  private static final SpecDocument DOCUMENT = SpecDocument.facturationPro();
  private static final SpecValidator VALIDATOR = SpecValidator.of(DOCUMENT);

  /** An example; its status is 0 if it is a request. */
  private record Sample(String file, SpecOperation operation, int status, String text) {
    static List<Sample> all() {
      List<Sample> samples = new ArrayList<>();
      for (JsonElement entry : Json.parse(read("examples/index.json")).getAsJsonArray()) {
        JsonObject json = entry.getAsJsonObject();
        String file = json.get("file").getAsString();
        samples.add(
            new Sample(
                file,
                DOCUMENT.operation(json.get("operation").getAsString()),
                json.has("response") ? json.get("response").getAsInt() : 0,
                read("examples/" + file)));
      }
      return samples;
    }
  }

  private static String read(String name) {
    try (InputStream in = FacturationProExamplesTest.class.getResourceAsStream(FOLDER + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyExampleIsAccountedFor() {
    List<Sample> samples = Sample.all();
    assertEquals(IN_THE_DOCUMENTATION, samples.size());
    assertEquals(RESPONSES, samples.stream().filter(sample -> sample.status() > 0).count());
    for (Sample sample : samples) {
      assertEquals(sample.status() == 0, sample.file().contains("_request"), sample::file);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRequestCanBeBuiltAndIsTheSameOnTheWire() {
    return Sample.all().stream()
        .filter(sample -> sample.status() == 0)
        .map(sample -> DynamicTest.dynamicTest(sample.file(), () -> assertIsSentAsIs(sample)));
  }

  private static void assertIsSentAsIs(Sample sample) throws Exception {
    Model parsed = ModelMirror.parse(Arguments.bodyType(sample.operation()), sample.text());
    assertEquals(List.of(), ModelMirror.unknownFields(parsed), "fields that no model has");
    assertEquals(List.of(), ModelMirror.blindSpots(parsed), "values that no getter shows");
    send(sample, parsed);
    WireRequest built = send(sample, ModelMirror.rebuilt(parsed));
    assertEquals(List.of(), VALIDATOR.violations(built), built::toString);
  }

  private static WireRequest send(Sample sample, Model body) throws Exception {
    Arguments arguments = Arguments.of(sample.operation()).withoutOptions().withBody(body);
    try (ProviderServer server = new ProviderServer(FACTURATION_PRO)) {
      server.willRespond(sample.operation());
      server.client().call(sample.operation(), arguments).result();
      WireRequest request = server.takeRequest();
      assertEquals(sample.operation().method(), request.method());
      JsonEquality.assertEqual(sample.text(), request.json().toString());
      return request;
    }
  }

  @TestFactory
  Stream<DynamicTest> everyResponseIsReadWithoutLoss() {
    return Sample.all().stream()
        .filter(sample -> sample.status() > 0)
        .map(sample -> DynamicTest.dynamicTest(sample.file(), () -> assertIsReadWhole(sample)));
  }

  private static void assertIsReadWhole(Sample sample) {
    try (ProviderServer server = new ProviderServer(FACTURATION_PRO)) {
      server.willRespond(sample.operation(), sample.status(), sample.text());
      Object result = server.client().call(sample.operation()).result();
      JsonEquality.assertEqual(sample.text(), Json.encode(result).toString());
      assertEquals(List.of(), ModelMirror.unknownFields(result), "fields without a getter");
      assertEquals(List.of(), ModelMirror.blindSpots(result), "values that no getter shows");
    }
  }

  @Test
  void theScriptOfTheDocumentationIsRead() throws Exception {
    String script = read("jsonp.txt");
    assertTrue(script.startsWith("afficherInfo("), script);
    try (ProviderServer server = new ProviderServer(FACTURATION_PRO);
        FacturationProClient client = client(server).jsonpCallback("afficherInfo").build();
        FacturationProClient plain = client(server).build()) {
      server.willRespond(
          new MockResponse().setHeader("Content-Type", "text/javascript").setBody(script));
      Customer customer = client.firm(12).customers().get(1).result();
      assertEquals("afficherInfo", server.takeRequest().url().queryParameter("callback"));
      assertEquals("Google AdSense Payments - VAT", customer.companyName());
      assertEquals("Gordon House\r\nBarrow Street", customer.street());
      assertEquals(List.of(), ModelMirror.unknownFields(customer), "fields without a getter");

      server.willRespond(
          new MockResponse().setHeader("Content-Type", "text/javascript").setBody(script));
      String again = Jsonp.script(plain.firm(12).customers().get(1), "afficherInfo");
      assertTrue(again.startsWith("/**/afficherInfo({") && again.endsWith("});"), again);
      JsonEquality.assertEqual(customer.toJson(), again.substring(17, again.length() - 2));
    }
  }

  private static FacturationProClient.Builder client(ProviderServer server) {
    return FacturationProClient.builder()
        .baseUrl(server.url())
        .userAgent("Essais (essais@exemple.fr)")
        .credentials(ApiKey.of("54321", "a-key"));
  }
}
