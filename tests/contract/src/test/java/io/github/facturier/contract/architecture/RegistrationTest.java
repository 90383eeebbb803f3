package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.facturier.contract.support.ClientModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that must list every client, since Maven and enums cannot read folders. A client missing in
 * one of them would not be built, published or tested.
 */
class RegistrationTest {
  private static final String ARTIFACT = "<artifactId>facturier-NAME</artifactId>";

  @ParameterizedTest
  @CsvSource({
    "pom.xml, <module>customizations/NAME</module>",
    "pom.xml, <module>generated-clients/NAME</module>",
    "pom.xml, " + ARTIFACT,
    "pom.xml, <artifactId>facturier-NAME-support</artifactId>",
    "generated-clients/bom/pom.xml, " + ARTIFACT,
    "generated-clients/bom/pom.xml, <artifactId>facturier-NAME-support</artifactId>",
    "specs/pom.xml, <classifier>NAME-postman-collection</classifier>",
    "specs/pom.xml, <classifier>NAME-postman-environment</classifier>",
    "tests/contract/pom.xml, " + ARTIFACT,
    "tests/demo/pom.xml, " + ARTIFACT,
    "tests/fuzz/pom.xml, " + ARTIFACT,
    "tests/shrink/pom.xml, " + ARTIFACT,
    "tests/benchmarks/pom.xml, " + ARTIFACT,
    "tests/interop/generated/pom.xml, /NAME.yaml</inputSpec>",
    "tests/benchmarks/src/main/java/io/github/facturier/benchmarks/Sizes.java, \"NAME\"",
    "tests/drift/src/main/java/io/github/facturier/drift/Provider.java, \"NAME\"",
  })
  void everyClientIsListed(String file, String entry) throws IOException {
    String text = Files.readString(ClientModule.root().resolve(file));
    assertFalse(text.contains(entry.replace("NAME", "essai")), "it lists every name");
    List<String> missing =
        ClientModule.all().stream()
            .map(client -> entry.replace("NAME", client.name()))
            .filter(line -> !text.contains(line))
            .toList();
    assertEquals(List.of(), missing);
  }

  /** A document without a client, or a client without a document, an inventory or a reference. */
  @Test
  void foldersHaveTheSameNames() throws IOException {
    List<String> clients = ClientModule.all().stream().map(ClientModule::name).toList();
    assertEquals(clients, Production.providers());
    assertEquals(clients, names("specs", ".yaml"));
    assertEquals(clients, names("specs/inventory", ".json"));
    for (String name : clients) {
      Path client = ClientModule.root().resolve("generated-clients").resolve(name);
      assertEquals(true, Files.exists(client.resolve("REFERENCE.md")), name);
    }
  }

  private static List<String> names(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(ClientModule.root().resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    }
  }
}
