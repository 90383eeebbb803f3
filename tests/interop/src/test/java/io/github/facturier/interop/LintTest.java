package io.github.facturier.interop;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** Spectral, Redocly, oas-validator and Postman's converter report no problems in the documents. */
final class LintTest {
  @Test
  void externalValidatorsReportNothing() throws Exception {
    JsonObject found = Node.run("lint.mjs", Node.SPECS).getAsJsonObject();
    JsonObject converted = found.getAsJsonObject("converter");
    System.out.println("requests made by Postman's converter: " + converted);
    assertAll(
        () -> assertEquals("[]", found.get("spectral").toString(), "Spectral"),
        () -> assertEquals("[]", found.get("redocly").toString(), "Redocly"),
        () -> assertEquals("[]", found.get("oas").toString(), "oas-validator"),
        () -> assertEquals(Node.documents().size(), converted.size(), "documents converted"),
        () ->
            assertTrue(
                converted.entrySet().stream().allMatch(count -> count.getValue().getAsInt() > 0),
                "requests converted"));
  }
}
