package io.github.facturier.runtime.json;

import static io.github.facturier.runtime.ThingsServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.ThingsApi;
import io.github.facturier.runtime.ThingsServer;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit of nesting: 255 levels, for reading and writing. */
class NestingTest {
  private static final int TEN_MEGABYTES = 10_000_000;
  private static final int DEEPEST = 255;

  @RegisterExtension final ThingsServer server = new ThingsServer();

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"part\":", "[{\"parts\":", "{\"any\":["})
  void tenMegabytesOfIt(String level) {
    String body = level.repeat(TEN_MEGABYTES / level.length());
    server.respond(body);
    server.respond(body);
    server.respond(body);
    ThingsApi api = server.api();
    for (ApiCall<?> call : List.of(api.get("1"), api.find("a"), api.index())) {
      DecodingException e = assertThrows(DecodingException.class, call::result);
      assertTrue(e.getMessage().endsWith("nested deeper than 255 levels"), e::getMessage);
      assertTrue(e.getMessage().length() < 1000, e::getMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void inAnError(int status) {
    server.respond(status(status).setBody("{\"message\":" + "[".repeat(TEN_MEGABYTES)));
    ApiException e = assertThrows(ApiException.class, () -> server.api().get("1").result());
    assertEquals(status, e.status());
  }

  @Test
  void whereNothingIsExpected() {
    server.respond("{\"a\":" + "[".repeat(TEN_MEGABYTES));
    server.api().delete("1").result(); // whatever it is, it is no error that we know
  }

  @ParameterizedTest
  @ValueSource(strings = {"any", "other"})
  void theDeepestThatIsTaken(String field) {
    String deepest = nested(field, DEEPEST - 1);
    Thing thing = Thing.parse(deepest);
    assertEquals(deepest, thing.toJson());
    assertEquals(thing, Thing.parse(deepest));
    assertEquals(thing.hashCode(), Thing.parse(deepest).hashCode());
    assertTrue(thing.toString().contains("[[["));
    assertNotNull(thing.property(field));
    assertEquals(thing, thing.toBuilder().build());
    assertThrows(DecodingException.class, () -> Thing.parse(nested(field, DEEPEST)));
  }

  /** Gson's own readers have the same limit since 2.12; before that, each JSON value has it. */
  @Test
  void throughGson() {
    Gson gson = new Gson();
    assertEquals(
        Thing.parse(nested("any", DEEPEST - 1)),
        gson.fromJson(nested("any", DEEPEST - 1), Thing.class));
    for (int levels : List.of(DEEPEST + 1, 2_000, 100_000)) {
      assertThrows(
          JsonParseException.class, () -> gson.fromJson(nested("any", levels), Thing.class));
      assertThrows(
          JsonParseException.class, () -> gson.fromJson(nested("other", levels), Thing.class));
    }
    String parts = "{\"part\":".repeat(100_000) + "{}" + "}".repeat(100_000);
    assertThrows(JsonParseException.class, () -> gson.fromJson(parts, Thing.class));
  }

  @Test
  void treesOfTheCallers() {
    JsonElement deep = tree(100_000);
    Thing.Builder builder = Thing.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.any(deep));
    assertThrows(IllegalArgumentException.class, () -> builder.additionalProperty("other", deep));
    assertThrows(
        IllegalArgumentException.class,
        () -> Codec.list(Codec.JSON).copy(List.of(new JsonPrimitive(1), deep)));
    assertThrows(
        IllegalArgumentException.class, () -> Codec.map(Codec.JSON).copy(Map.of("a", deep)));
    assertThrows(
        IllegalArgumentException.class, () -> JsonText.write(out -> Codec.JSON.write(out, deep)));
    assertEquals(tree(DEEPEST - 1), builder.any(tree(DEEPEST - 1)).build().property("any"));
  }

  @Test
  void aTreeThatContainsItself() {
    JsonObject circle = new JsonObject();
    circle.add("itself", circle);
    assertThrows(
        IllegalArgumentException.class, () -> Thing.builder().additionalProperty("other", circle));
  }

  private static String nested(String field, int levels) {
    return "{\"" + field + "\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
  }

  private static JsonElement tree(int levels) {
    JsonArray tree = new JsonArray();
    for (int i = 1; i < levels; i++) {
      JsonArray outer = new JsonArray();
      outer.add(tree);
      tree = outer;
    }
    return tree;
  }
}
