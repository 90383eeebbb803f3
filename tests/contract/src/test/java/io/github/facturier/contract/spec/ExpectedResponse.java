package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.JsonElement;
import io.github.facturier.contract.provider.WireResponse;
import io.github.facturier.luccacleemy.support.AccountingExport;
import io.github.facturier.runtime.Download;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** The expected result of a successful call, derived from the document only. */
final class ExpectedResponse {
  private ExpectedResponse() {}

  /**
   * Compares a result with the example that a server sent.
   *
   * @throws AssertionError if anything is lost
   */
  static void assertIs(SpecOperation operation, WireResponse response, Object result)
      throws Exception {
    JsonElement example = operation.success().example();
    if (response.mediaType() == null) {
      assertNull(result);
    } else if (result instanceof Download download) {
      assertEquals(response.mediaType(), download.contentType());
      assertArrayEquals(response.body(), download.stream().readAllBytes());
    } else if (result instanceof AccountingExport export) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      export.copyTo(file);
      assertArrayEquals(response.body(), file.toByteArray());
    } else {
      JsonEquality.assertEqual(
          withoutEnvelope(operation, example).toString(), Json.encode(result).toString());
      assertEquals(List.of(), ModelMirror.unknownFields(result), "fields without a getter");
      List<String> unseen = ModelMirror.blindSpots(result);
      if (operation.document().schemas().containsKey("TextOrFalse")) {
        unseen.removeIf(one -> one.endsWith(": false")); // a text that is missing
      }
      assertEquals(List.of(), unseen, "values that no getter shows");
    }
  }

  /** A list may come in an object; the caller gets its items. */
  private static JsonElement withoutEnvelope(SpecOperation operation, JsonElement example) {
    JsonElement found = example;
    if (operation.extension("x-paging") instanceof Map<?, ?> paging
        && paging.get("items") instanceof String path) {
      for (String name : path.split("\\.")) {
        found = found.getAsJsonObject().get(name);
      }
    }
    return found;
  }
}
