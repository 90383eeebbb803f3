package io.github.facturier.contract.spec;

import static io.github.facturier.contract.provider.ProviderUnderTest.FACTURATION_PRO;
import static io.github.facturier.contract.provider.ProviderUnderTest.VOS_FACTURES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.runtime.PagedCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Iterates every list that is a bare array: it ends at a short page, or as a header says. */
class PagesTest {
  /** Two full pages and a short one: three requests that differ in the number of the page only. */
  @TestFactory
  Stream<DynamicTest> everyListIsReadToItsShortPage() {
    return lists(
        VOS_FACTURES,
        operation -> {
          String size = (String) paging(operation).get("size");
          JsonArray first = items(operation);
          Arguments arguments =
              Arguments.of(operation).with("query", size, new JsonPrimitive(first.size()));
          assertPages(
              VOS_FACTURES,
              operation,
              arguments,
              List.of(first, renumbered(first), new JsonArray()),
              number -> new MockResponse());
        });
  }

  /** Three pages of whatever size. */
  @TestFactory
  Stream<DynamicTest> everyListIsReadAsItsHeaderSays() {
    return lists(
        FACTURATION_PRO,
        operation -> {
          JsonArray items = items(operation);
          JsonArray one = new JsonArray();
          one.add(items.get(0));
          assertPages(
              FACTURATION_PRO,
              operation,
              Arguments.of(operation),
              List.of(items, new JsonArray(), one),
              number ->
                  new MockResponse()
                      .setHeader(
                          "X-Pagination",
                          "{\"current_page\":"
                              + number
                              + ",\"total_pages\":3,\"per_page\":50,\"total_entries\":123}"));
        });
  }

  private interface Check {
    void run(SpecOperation operation) throws Exception;
  }

  private interface Responses {
    MockResponse of(int page);
  }

  private static Stream<DynamicTest> lists(ProviderUnderTest provider, Check check) {
    List<SpecOperation> paged = provider.where(operation -> paging(operation) != null);
    assertTrue(paged.size() >= 10, () -> "only " + paged.size() + " lists");
    return paged.stream()
        .map(
            operation -> DynamicTest.dynamicTest(operation.toString(), () -> check.run(operation)));
  }

  private static Map<?, ?> paging(SpecOperation operation) {
    return (Map<?, ?>) operation.extension("x-paging");
  }

  private static JsonArray items(SpecOperation operation) {
    JsonArray items = operation.success().example().getAsJsonArray();
    assertTrue(items.size() > 0, "an example without an item");
    return items;
  }

  private static void assertPages(
      ProviderUnderTest provider,
      SpecOperation operation,
      Arguments arguments,
      List<JsonArray> pages,
      Responses responses)
      throws Exception {
    String page = (String) paging(operation).get("page");
    try (ProviderServer server = new ProviderServer(provider)) {
      for (int number = 1; number <= pages.size(); number++) {
        server.willRespond(
            responses
                .of(number)
                .setHeader("Content-Type", SpecOperation.JSON)
                .setBody(pages.get(number - 1).toString()));
      }
      Arguments first = arguments.with("query", page, new JsonPrimitive(1));
      PagedCall<?> call = (PagedCall<?>) server.client().call(operation, first);
      JsonElement listed = Json.encode(call.stream().collect(Collectors.toList()));
      JsonArray expected = new JsonArray();
      pages.forEach(expected::addAll);
      JsonEquality.assertEqual(expected.toString(), listed.toString());
      assertEquals(pages.size(), server.requestCount());
      for (int number = 1; number <= pages.size(); number++) {
        ExpectedRequest.assertIs(
            provider,
            operation,
            arguments.with("query", page, new JsonPrimitive(number)),
            server.takeRequest());
      }
    }
  }

  /** The same page with other identifiers, since a page that comes twice is an error. */
  private static JsonArray renumbered(JsonArray page) {
    JsonArray copy = page.deepCopy();
    for (JsonElement item : copy) {
      item.getAsJsonObject().addProperty("id", 1_000_000 + copy.size());
    }
    return copy;
  }
}
