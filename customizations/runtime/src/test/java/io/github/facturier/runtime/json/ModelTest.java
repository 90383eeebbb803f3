package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Presence, unknown fields, equality, immutability. */
class ModelTest {
  @Test
  void whatWasNotSetIsNotWritten() {
    assertEquals("{}", Thing.builder().build().toJson());
    assertEquals("{\"name\":null}", Thing.builder().name(null).build().toJson());
    assertEquals("{\"id\":1}", Thing.builder().name("a").id(1L).unset("name").build().toJson());
  }

  @Test
  void presenceIsReported() {
    Thing thing = Thing.parse("{\"name\":null,\"other\":null}");
    assertTrue(thing.isSet("name"));
    assertTrue(thing.isSet("other"));
    assertFalse(thing.isSet("id"));
    assertFalse(thing.isSet("another"));
    assertEquals("null", String.valueOf(thing.property("name")));
    assertEquals("null", String.valueOf(thing.property("other")));
    assertEquals(null, thing.property("id"));
    assertEquals(null, thing.property("another"));
  }

  /**
   * The reader predicts that the fields of the next object have the same order; it must check the
   * name.
   */
  @Test
  void fieldsMayComeInAnyOrder() {
    List<String> fields =
        List.of("\"id\":1", "\"name\":\"a\"", "\"new\":2", "\"count\":3", "\"newer\":{}");
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      List<String> shuffled = new ArrayList<>(fields);
      Collections.shuffle(shuffled, random);
      List<String> some = shuffled.subList(0, 1 + random.nextInt(fields.size()));
      Thing thing = Thing.parse("{" + String.join(",", some) + "}");
      JsonObject expected =
          JsonParser.parseString("{" + String.join(",", some) + "}").getAsJsonObject();
      assertEquals(expected, JsonParser.parseString(thing.toJson()));
    }
  }

  @Test
  void unknownFieldsSurviveABuilder() {
    Thing thing = Thing.parse("{\"id\":1,\"new\":{\"a\":[1.50,null]},\"name\":\"x\"}");
    Thing changed = thing.toBuilder().name("y").additionalProperty("newer", null).build();
    assertEquals(
        "{\"id\":1,\"name\":\"y\",\"new\":{\"a\":[1.50,null]},\"newer\":null}", changed.toJson());
    assertEquals(List.of("new"), List.copyOf(thing.additionalProperties().keySet()));
    assertEquals(
        "{\"id\":1,\"name\":\"y\"}",
        changed.toBuilder().unset("new").unset("newer").build().toJson());
  }

  @Test
  void aKnownFieldIsNotSetAsUnknown() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Thing.builder().additionalProperty("id", new JsonPrimitive(1)))
            .getMessage();
    assertEquals("Thing.id has a builder method of its own: use that", message);
  }

  @Test
  void aBuilderLeavesFormerModelsAlone() {
    Thing.Builder builder = Thing.builder().id(1L).additionalProperty("x", new JsonPrimitive(1));
    Thing first = builder.build();
    builder.id(2L).additionalProperty("x", new JsonPrimitive(2));
    assertEquals("{\"id\":1,\"x\":1}", first.toJson());
    assertEquals("{\"id\":2,\"x\":2}", builder.build().toJson());
  }

  @Test
  void nothingOfTheCallersCanChangeAModel() {
    List<Integer> sizes = new ArrayList<>(List.of(1));
    Map<String, BigDecimal> prices = new HashMap<>(Map.of("a", BigDecimal.ONE));
    JsonObject any = new JsonObject();
    Thing thing = Thing.builder().sizes(sizes).prices(prices).any(any).build();
    sizes.add(2);
    prices.clear();
    any.addProperty("a", 1);
    thing.any().getAsJsonObject().addProperty("b", 2);
    thing.property("any").getAsJsonObject().addProperty("c", 3);
    assertEquals("{\"any\":{},\"sizes\":[1],\"prices\":{\"a\":\"1\"}}", thing.toJson());
    assertThrows(UnsupportedOperationException.class, () -> thing.sizes().add(2));
    assertThrows(UnsupportedOperationException.class, () -> thing.prices().clear());
  }

  @Test
  void unknownFieldsAreCopies() {
    Thing thing = Thing.parse("{\"new\":{}}");
    thing.additionalProperties().get("new").getAsJsonObject().addProperty("a", 1);
    thing.property("new").getAsJsonObject().addProperty("a", 1);
    assertEquals("{\"new\":{}}", thing.toJson());
    assertThrows(UnsupportedOperationException.class, () -> thing.additionalProperties().clear());
  }

  @Test
  void equalWhenTheSameIsSet() {
    Thing read = Thing.parse("{\"id\":\"1\",\"day\":\"2013-01-16\",\"name\":null}");
    Thing built = Thing.builder().id(1L).day(LocalDate.of(2013, 1, 16)).name(null).build();
    assertEquals(read, built);
    assertEquals(read.hashCode(), built.hashCode());
    assertNotEquals(built, built.toBuilder().unset("name").build());
    assertNotEquals(built, built.toBuilder().id(2L).build());
    assertNotEquals(built, built.toBuilder().additionalProperty("x", null).build());
    assertNotEquals(built, "Thing");
  }

  @Test
  void valuesAreWrittenInOneForm() {
    Thing thing =
        Thing.builder()
            .price(new BigDecimal("10.00"))
            .total(new BigDecimal("1E+3"))
            .active(true)
            .sizes(List.of(1))
            .build();
    assertEquals(
        "{\"active\":true,\"price\":10.00,\"total\":\"1000\",\"sizes\":[1]}", thing.toJson());
  }

  @Test
  void whatIsAlwaysSentAndIsMissing() {
    Thing thing = Thing.builder().build();
    String message = assertThrows(IllegalStateException.class, thing::requiredId).getMessage();
    assertEquals("Thing.id is required and missing", message);
  }

  @Test
  void theTextIsReadableAndHoldsNoSecret() {
    Thing thing =
        Thing.parse(
            "{\"id\":\"1\",\"name\":null,\"password\":\"hunter2\","
                + "\"any\":{\"a\":1,\"api_token\":\"hunter2\"},"
                + "\"part\":{\"password\":\"hunter2\"},"
                + "\"new_token\":\"hunter2\",\"deep\":[{\"secret\":\"hunter2\"}],\"new\":7}");
    assertEquals(
        "Thing{id=1, name=null, any={\"a\":1,\"api_token\":\"[hidden]\"}, "
            + "part=Thing{password=[hidden]}, password=[hidden], new_token=[hidden], "
            + "deep=[{\"secret\":\"[hidden]\"}], new=7}",
        thing.toString());
  }

  @Test
  void secretsAreFoundAtAnyDepth() {
    Thing secret = Thing.builder().password("one").build();
    Thing thing =
        Thing.builder()
            .password("two")
            .part(secret.toBuilder().password("three").build())
            .parts(List.of(secret.toBuilder().password("four").build()))
            .named(Map.of("a", secret))
            .build();
    assertEquals(List.of("four", "one", "three", "two"), secrets(thing));
  }

  @Test
  void valuesWithSecretNamesAreHidden() {
    Thing thing =
        Thing.builder()
            .any(JsonParser.parseString("{\"a\":[{\"api_key\":[\"one\",null]}]}"))
            .prices(Map.of("token", new BigDecimal("12.34"), "b", BigDecimal.ONE))
            .additionalProperty("secret", JsonParser.parseString("{\"a\":\"two\"}"))
            .build();
    assertEquals(List.of("12.34", "one", "two"), secrets(thing));
    assertEquals(
        "Thing{any={\"a\":[{\"api_key\":[\"[hidden]\",null]}]}, " + "secret={\"a\":\"[hidden]\"}}",
        thing.toBuilder().unset("prices").build().toString());
  }

  @Test
  void valuesWithSecretNamesInMapsAndListsAreHidden() {
    Thing thing =
        Thing.builder()
            .prices(Map.of("api_token", BigDecimal.TEN))
            .named(Map.of("token", Thing.builder().id(1L).password("x").build()))
            .build();
    assertEquals(
        "Thing{prices={api_token=[hidden]}, named={token=Thing{id=1, password=[hidden]}}}",
        thing.toString());
    List<?> shown =
        (List<?>) ModelValues.shown("a", List.of(Map.of("secret", List.of("x"), "b", "y")));
    assertEquals(Map.of("secret", List.of("[hidden]"), "b", "y"), shown.get(0));
  }

  private static List<String> secrets(Thing thing) {
    return ModelValues.secrets(thing).stream().sorted().toList();
  }

  /** Nulls in lists are not sent on purpose. */
  @Test
  void nullsInListsAndMapsAreRefused() {
    Thing.Builder builder = Thing.builder();
    assertRefused("Thing.sizes: null at index 1", () -> builder.sizes(Arrays.asList(1, null)));
    assertRefused("Thing.parts: null at index 0", () -> builder.parts(Arrays.asList((Thing) null)));
    Map<String, Thing> named = new HashMap<>();
    named.put("a", null);
    assertRefused("Thing.named: null under the key 'a'", () -> builder.named(named));
    Map<String, Thing> unnamed = new HashMap<>();
    unnamed.put(null, builder.build());
    assertRefused("Thing.named: null as a key", () -> builder.named(unnamed));
    assertEquals("{}", builder.build().toJson());
    String read = "{\"sizes\":[1,null],\"named\":{\"a\":null}}";
    assertEquals(read, Thing.parse(read).toBuilder().build().toJson(), "what was read stays");
  }

  private static void assertRefused(String message, Executable setter) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, setter).getMessage());
  }

  @Test
  void anyGsonReadsAndWritesModels() {
    Gson gson = new Gson();
    Thing thing = gson.fromJson("{\"id\":\"1\",\"new\":2}", Thing.class);
    assertEquals(1L, thing.id());
    assertEquals("[{\"id\":\"1\",\"new\":2}]", gson.toJson(List.of(thing)));
    assertEquals("{\"name\":null}", gson.toJson(Thing.builder().name(null).build()));
    assertNull(gson.fromJson("null", Thing.class));
  }

  /** A model may contain Gson's trees in lists and maps; its getters return copies. */
  @Test
  void treesAreNotChangedFromOutside() {
    JsonElement tree = JsonParser.parseString("[1]");
    Codec.list(Codec.JSON).shown(List.of(tree)).get(0).getAsJsonArray().add(2);
    Codec.map(Codec.JSON).shown(Map.of("a", tree)).get("a").getAsJsonArray().add(2);
    assertEquals("[1]", tree.toString());
  }
}
