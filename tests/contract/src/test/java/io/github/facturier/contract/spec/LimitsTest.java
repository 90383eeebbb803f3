package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation.Example;
import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values beyond a limit of the documents are refused before anything is sent. */
class LimitsTest {
  /** A value beyond a limit, and what the message says of it. */
  private record Beyond(JsonElement value, String message) {}

  @TestFactory
  Stream<DynamicTest> parametersAndFieldsBeyondALimit() {
    return ProviderUnderTest.everyOperation(
        operation -> !arguments(operation).isEmpty(),
        (provider, operation) -> {
          try (ProviderServer server = new ProviderServer(provider)) {
            arguments(operation)
                .forEach(
                    (message, arguments) -> {
                      Throwable e =
                          assertThrows(
                              Throwable.class,
                              () -> server.client().call(operation, arguments),
                              message);
                      String refusal = refusal(e);
                      assertTrue(refusal.contains(message), refusal);
                    });
            assertEquals(0, server.requestCount());
          }
        });
  }

  private static String refusal(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException) {
        return cause.getMessage();
      }
    }
    throw new AssertionError("another exception", e);
  }

  /** Arguments with one value beyond a limit each, by what the message says. */
  private static Map<String, Arguments> arguments(SpecOperation operation) {
    Map<String, Arguments> all = new LinkedHashMap<>();
    Arguments good = Arguments.of(operation);
    for (String in : List.of("path", "query")) {
      operation
          .examples(in)
          .forEach(
              (name, example) -> {
                if (!hasTypeOfItsOwn(example)) {
                  beyond(operation, example.parameter().getSchema(), example.value())
                      .forEach(
                          beyond ->
                              all.put(
                                  "parameter '" + name + "' " + beyond.message(),
                                  good.with(in, name, beyond.value())));
                }
              });
    }
    operation
        .formExample()
        .forEach(
            (name, example) -> {
              Schema<?> form = operation.document().resolve(operation.form());
              Schema<?> field = (Schema<?>) form.getProperties().get(name);
              if (!name.startsWith("line_") && !isConstant(field)) { // columns of the rows
                beyond(operation, field, example)
                    .forEach(
                        beyond ->
                            all.put(
                                "parameter '" + name + "' " + beyond.message(),
                                good.withField(name, beyond.value())));
              }
            });
    return all;
  }

  /** Bound on the client, or of a class that has its own checks. */
  private static boolean hasTypeOfItsOwn(Example example) {
    Map<String, Object> extensions = example.parameter().getExtensions();
    return extensions != null
        && (extensions.containsKey("x-java-type") || extensions.containsKey("x-client-parameter"));
  }

  private static boolean isConstant(Schema<?> field) {
    return field.getExtensions() != null && field.getExtensions().containsKey("x-constant");
  }

  private static List<Beyond> beyond(
      SpecOperation operation, Schema<?> declared, JsonElement example) {
    Schema<?> schema = operation.document().resolve(declared);
    List<Beyond> all = new ArrayList<>();
    if (schema.getMaximum() != null) {
      all.add(
          new Beyond(
              new JsonPrimitive(schema.getMaximum().intValue() + 1),
              "must be at most " + schema.getMaximum()));
    }
    if (schema.getMinimum() != null) {
      all.add(
          new Beyond(
              new JsonPrimitive(schema.getMinimum().intValue() - 1),
              "must be at least " + schema.getMinimum()));
    }
    if (schema.getMaxItems() != null) {
      JsonArray items = new JsonArray();
      JsonElement item = example.isJsonArray() ? example.getAsJsonArray().get(0) : example;
      Collections.nCopies(schema.getMaxItems() + 1, item).forEach(items::add);
      all.add(
          new Beyond(
              items,
              "must have at most %d items, but has %d"
                  .formatted(schema.getMaxItems(), schema.getMaxItems() + 1)));
    }
    if (schema.getPattern() != null) {
      all.add(new Beyond(new JsonPrimitive("!"), "must match " + schema.getPattern()));
    }
    return all;
  }

  @Test
  void aLongPeriodOfReminders() {
    ProviderUnderTest provider = ProviderUnderTest.VOS_FACTURES;
    try (ProviderServer server = new ProviderServer(provider)) {
      VosFacturesClient client = (VosFacturesClient) server.client().client();
      LocalDate from = LocalDate.of(2026, 2, 1);
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> client.reminders().list(from, from.plusDays(29)));
      assertEquals(
          "RemindersApi.list: parameters 'date_from' and 'date_to' must span at most 7 days, but"
              + " 2026-02-01 to 2026-03-02 are 30",
          e.getMessage());
      assertEquals(0, server.requestCount());
      server.willRespond(new MockResponse().setBody("[]"));
      assertEquals(List.of(), client.reminders().list(from, from.plusDays(6)).result());
    }
  }

  /** What is bound on the client has limits, too. */
  @Test
  void anInstanceThatIsNone() {
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.LUCCA_CLEEMY)) {
      LuccaCleemyClient client = (LuccaCleemyClient) server.client().client();
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> client.instance("a/b").close());
      assertTrue(
          e.getMessage().startsWith("LuccaCleemyClient.instance: parameter 'instance' must match"),
          e::getMessage);
      client.instance("cleemy-untel").close();
    }
  }

  /** VosFactures documents 25, 50 and 100. */
  @Test
  void aListWhosePageSizeIsRounded() {
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.VOS_FACTURES)) {
      server.respondWith(new Pages(40, 25, "[%s]"));
      VosFacturesClient client = (VosFacturesClient) server.client().client();
      assertEquals(40, client.invoices().list(q -> q.perPage(30)).stream().count());
      assertEquals(2, server.requestCount());
      assertEquals(40, client.invoices().list(q -> q.perPage(10)).stream().count());
      assertEquals(
          25, client.invoices().list(q -> q.perPage(25)).pages().findFirst().get().items().size());
    }
  }

  /** With a total, the items that were received count, not the size that was requested. */
  @Test
  void aListWhosePageSizeIsCapped() {
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.LUCCA_CLEEMY)) {
      server.respondWith(new Pages(120, 50, "{\"items\":[%s],\"count\":120}"));
      LuccaCleemyClient client = (LuccaCleemyClient) server.client().client();
      assertEquals(120, client.establishments().list(q -> q.limit(100)).stream().count());
      assertEquals(70, client.establishments().list(q -> q.limit(100).page(2)).stream().count());
      assertEquals(20, client.establishments().list(q -> q.limit(100).page(3)).stream().count());
    }
  }

  /** A server with pages of one size, whatever is asked for. */
  private static final class Pages extends Dispatcher {
    private final int all;
    private final int size;
    private final String body;

    Pages(int all, int size, String body) {
      this.all = all;
      this.size = size;
      this.body = body;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      int page = Integer.parseInt(request.getRequestUrl().queryParameter("page"));
      String items =
          IntStream.rangeClosed((page - 1) * size + 1, Math.min(page * size, all))
              .mapToObj(i -> "{\"id\":" + i + "}")
              .collect(Collectors.joining(","));
      return new MockResponse().setBody(body.formatted(items));
    }
  }

  /** A builder refuses it; what was read is kept and can be built again. */
  @TestFactory
  Stream<DynamicTest> propertiesBeyondALimit() {
    List<DynamicTest> tests = new ArrayList<>();
    for (SpecDocument document : SpecDocument.all()) {
      Models.of(document)
          .forEach(
              (name, type) ->
                  document
                      .schemas()
                      .get(name)
                      .getProperties()
                      .forEach(
                          (property, schema) -> {
                            if (isLimited(schema)) {
                              tests.add(
                                  DynamicTest.dynamicTest(
                                      name + "." + property, () -> check(type, property, schema)));
                            }
                          }));
    }
    assertTrue(tests.size() > 80, tests.size() + " properties");
    return tests.stream();
  }

  private static boolean isLimited(Schema<?> schema) {
    boolean hasType =
        schema.getExtensions() != null && schema.getExtensions().containsKey("x-java-type");
    return schema.getMaxLength() != null || schema.getPattern() != null && !hasType;
  }

  private static void check(Class<? extends Model> type, String property, Schema<?> schema) {
    Integer most = schema.getMaxLength();
    String value = most == null ? "!" : "é".repeat(most + 1);
    String message =
        most == null
            ? "must match " + schema.getPattern()
            : "must have at most %d characters, but has %d".formatted(most, most + 1);
    Method setter = ModelMirror.setters(type).get(property);
    Object typed = ModelMirror.valueType(setter) == String.class ? value : null;
    if (typed != null) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> ModelMirror.call(setter, ModelMirror.builder(type), typed));
      assertTrue(
          e.getMessage().startsWith(type.getSimpleName() + "." + property + ": " + message),
          e::getMessage);
      if (most != null) {
        ModelMirror.call(setter, ModelMirror.builder(type), "é".repeat(most));
      }
    }
    JsonObject json = new JsonObject();
    json.addProperty(property, value);
    if (ModelMirror.required(type).isEmpty()) {
      Model read = ModelMirror.parse(type, json.toString());
      assertEquals(read, ModelMirror.toBuilder(read).build());
      assertEquals(json.toString(), ModelMirror.toBuilder(read).build().toJson());
    }
  }
}
