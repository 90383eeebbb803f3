package io.github.facturier.contract.myclementine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.spec.JsonEquality;
import io.github.facturier.myclementine.model.AccountingFileDetail;
import io.github.facturier.myclementine.model.Confirmation;
import io.github.facturier.myclementine.model.EditedSociety;
import io.github.facturier.myclementine.model.IdentifiantInput;
import io.github.facturier.myclementine.model.PasswordInput;
import io.github.facturier.myclementine.model.Profil;
import io.github.facturier.myclementine.model.SocietyInput;
import io.github.facturier.myclementine.model.TokenRequest;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.Schema;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The JSON of the documentation, as far as it is JSON, is read and written without loss. That of
 * {@code listAllTiers} is {@code editMyIdentifiant}'s; a logo goes as a file, not as its name.
 */
class DocumentationExamplesTest {
  private static final Map<String, Schema<? extends Model>> MODELS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("01_Authentification_request", Schema.of(TokenRequest.class)),
              Map.entry(
                  "03_getDetailAccountingFile_response", Schema.of(AccountingFileDetail.class)),
              Map.entry("08_saveFileForTransaction_response", Schema.of(Confirmation.class)),
              Map.entry("09_setAccount_response", Schema.of(Confirmation.class)),
              Map.entry("10_listAllTiers_request", Schema.of(IdentifiantInput.class)),
              Map.entry("11_listAllTiers_response", Schema.of(Confirmation.class)),
              Map.entry("12_editMyIdentifiant_request", Schema.of(IdentifiantInput.class)),
              Map.entry("13_editMyIdentifiant_response", Schema.of(Confirmation.class)),
              Map.entry("16_editMyPassword_request", Schema.of(PasswordInput.class)),
              Map.entry("17_editMyPassword_response", Schema.of(Confirmation.class)),
              Map.entry("18_editMySociety_request", Schema.of(SocietyInput.class)),
              Map.entry("19_editMySociety_response", Schema.of(EditedSociety.class)),
              Map.entry("20_getProfil_response", Schema.of(Profil.class))));

  private static Path folder() throws URISyntaxException {
    return Path.of(DocumentationExamplesTest.class.getResource("/myclementine/examples").toURI());
  }

  @TestFactory
  Stream<DynamicTest> everyExampleComesBackEqual() {
    return MODELS.entrySet().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.getKey(), () -> assertComesBack(example.getKey(), example.getValue())));
  }

  private static void assertComesBack(String name, Schema<? extends Model> schema)
      throws IOException, URISyntaxException {
    String json = Files.readString(folder().resolve(name + ".json"));
    Model model = schema.fromJson(json);
    JsonEquality.assertEqual(json, model.toJson());
    if (name.endsWith("_response")) {
      assertEquals("\"true\"", String.valueOf(model.property("success")));
    } else {
      assertTrue(model.property(schema.properties().get(0).name()) != null, "nothing was read");
    }
  }

  @Test
  void noExampleIsLeftOut() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder())) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList();
      TreeSet<String> expected = new TreeSet<>(MODELS.keySet());
      expected.add("14_editMyLogo_request");
      assertEquals(List.copyOf(expected), names);
    }
  }

  @Test
  void successIsReadFromTextAndBoolean() {
    assertEquals(true, Confirmation.fromJson("{\"success\": true}").success());
    assertEquals(false, Confirmation.fromJson("{\"success\": \"false\"}").success());
  }
}
