package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bills of materials list the dependencies of an artifact. */
class BillOfMaterialsTest {
  private static List<String> all() {
    return Artifacts.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void isOfThisArtifact(String artifact) throws IOException {
    JsonObject bill = read(artifact);
    assertEquals("CycloneDX", bill.get("bomFormat").getAsString());
    JsonObject component = bill.getAsJsonObject("metadata").getAsJsonObject("component");
    assertEquals(artifact, component.get("name").getAsString());
    assertEquals(Publication.get().version(), component.get("version").getAsString());
    assertTrue(component.toString().contains("\"Apache-2.0\""), component::toString);
  }

  /** The sandbox has a server and a validator in its JAR. */
  @ParameterizedTest
  @CsvSource({
    "facturier-runtime, com.squareup.retrofit2/retrofit",
    "facturier-runtime, com.squareup.okhttp3/okhttp",
    "facturier-runtime, com.squareup.okio/okio-jvm",
    "facturier-runtime, com.google.code.gson/gson",
    "facturier-runtime, org.slf4j/slf4j-api",
    "facturier-runtime, org.jspecify/jspecify",
    "facturier-vosfactures, io.github.facturier/facturier-vosfactures-support",
    "facturier-vosfactures, com.squareup.okhttp3/okhttp",
    "facturier-factomos, org.bouncycastle/bcprov-jdk18on",
    "facturier-sandbox, com.squareup.okhttp3/mockwebserver",
    "facturier-sandbox, com.atlassian.oai/swagger-request-validator-core",
    "facturier-sandbox, com.fasterxml.jackson.core/jackson-databind",
    "facturier-sandbox, org.mozilla/rhino",
    "facturier-sandbox, junit/junit",
    "facturier-sandbox, io.github.facturier/facturier-specs"
  })
  void names(String artifact, String dependency) throws IOException {
    Set<String> components = components(artifact);
    assertTrue(
        components.stream().anyMatch(name -> name.startsWith("pkg:maven/" + dependency + "@")),
        components::toString);
  }

  private static List<String> needy() {
    return Artifacts.JARS.stream().filter(name -> !name.equals(Artifacts.SPECS)).toList();
  }

  @ParameterizedTest
  @MethodSource("needy")
  void namesNothingThatOnlyTestsNeed(String artifact) throws IOException {
    Set<String> components = components(artifact);
    assertFalse(components.isEmpty(), "it names nothing");
    for (String component : components) {
      assertFalse(component.matches(".*/(junit-jupiter|slf4j-simple)@.*"), component);
    }
  }

  private static Set<String> components(String artifact) throws IOException {
    Set<String> names = new TreeSet<>();
    for (JsonElement component : read(artifact).getAsJsonArray("components")) {
      names.add(component.getAsJsonObject().get("purl").getAsString());
    }
    return names;
  }

  private static JsonObject read(String artifact) throws IOException {
    return JsonParser.parseString(
            Files.readString(Publication.get().file(artifact, "-cyclonedx.json")))
        .getAsJsonObject();
  }
}
