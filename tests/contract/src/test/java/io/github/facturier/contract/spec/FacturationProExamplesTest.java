package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.model.Customer;
import io.github.facturier.facturationpro.support.Jsonp;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Model;
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
 * reaches the server as the page prints it; an answer is read without loss. The index beside the
 * examples says what each is an example of, and what was repaired.
 */
class FacturationProExamplesTest {
  private static final String FOLDER = "/facturation-pro/";
  private static final int IN_THE_DOCUMENTATION = 62;
  private static final int ANSWERS = 41;
  private static final SpecDocument DOCUMENT = SpecDocument.facturationPro();
  private static final SpecValidator VALIDATOR = new SpecValidator(DOCUMENT);

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

    GeneratedMethod method() {
      return GeneratedMethod.of(operation);
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
    assertEquals(ANSWERS, samples.stream().filter(sample -> sample.status() > 0).count());
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
    GeneratedMethod method = sample.method();
    Arguments arguments = Arguments.of(sample.operation()).withoutOptions().withBody(body);
    try (FacturationProServer server = new FacturationProServer()) {
      server.willAnswer(sample.operation().success());
      ((ApiCall<?>) method.invoke(server.client(), arguments.values(method.method()))).result();
      WireRequest request = server.takeRequest();
      assertEquals(sample.operation().method(), request.method());
      JsonEquality.assertEqual(sample.text(), request.json().toString());
      return request;
    }
  }

  @TestFactory
  Stream<DynamicTest> everyAnswerIsReadWithoutLoss() {
    return Sample.all().stream()
        .filter(sample -> sample.status() > 0)
        .map(sample -> DynamicTest.dynamicTest(sample.file(), () -> assertIsReadWhole(sample)));
  }

  private static void assertIsReadWhole(Sample sample) {
    GeneratedMethod method = sample.method();
    try (FacturationProServer server = new FacturationProServer()) {
      server.willAnswer(sample.status(), sample.text());
      GeneratedMethod called = method.forUsers();
      Object result =
          ((ApiCall<?>)
                  called.invoke(
                      server.client(), Arguments.of(sample.operation()).values(method.method())))
              .result();
      JsonEquality.assertEqual(sample.text(), Json.encode(result).toString());
      assertEquals(List.of(), ModelMirror.unknownFields(result), "fields without a getter");
      assertEquals(List.of(), ModelMirror.blindSpots(result), "values that no getter shows");
    }
  }

  @Test
  void theScriptOfTheDocumentationIsRead() throws Exception {
    String script = read("jsonp.txt");
    assertTrue(script.startsWith("afficherInfo("), script);
    try (FacturationProServer server = new FacturationProServer();
        FacturationProClient client = server.builder().jsonpCallback("afficherInfo").build()) {
      server.willAnswer(
          new MockResponse().setHeader("Content-Type", "text/javascript").setBody(script));
      Customer customer = client.firm(FacturationProServer.FIRM).customers().get(1).result();
      assertEquals("afficherInfo", server.takeRequest().url().queryParameter("callback"));
      assertEquals("Google AdSense Payments - VAT", customer.companyName());
      assertEquals("Gordon House\r\nBarrow Street", customer.street());
      assertEquals(List.of(), ModelMirror.unknownFields(customer), "fields without a getter");

      server.willAnswer(
          new MockResponse().setHeader("Content-Type", "text/javascript").setBody(script));
      String again = Jsonp.script(server.client().customers().get(1), "afficherInfo");
      assertTrue(again.startsWith("/**/afficherInfo({") && again.endsWith("});"), again);
      JsonEquality.assertEqual(customer.toJson(), again.substring(17, again.length() - 2));
    }
  }
}
