package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.ThingsApi.ListThings;
import io.github.facturier.runtime.annotation.Effect;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.annotation.Paging;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.FieldValues;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.Property;
import io.github.facturier.runtime.json.Schema;
import io.github.facturier.runtime.json.Thing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.GET;

/** Lists have no null elements, and a null list is empty. */
class NullElementsTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  /** Lists of each kind. */
  public interface EnvelopesApi {
    @Operation(id = "listEnveloped", effect = Effect.READ)
    @Paging(
        page = "page",
        size = "per_page",
        max = 3,
        envelope = Envelope.class,
        items = "items",
        total = "total")
    @GET("enveloped")
    PagedCall<Thing> enveloped();

    @Operation(id = "listRows", effect = Effect.READ)
    @Paging(page = "offset", offset = true, max = 3, envelope = Envelope.class, items = "items")
    @GET("rows")
    PagedCall<Thing> rows();

    @Operation(id = "listJson", effect = Effect.READ)
    @GET("json")
    ApiCall<List<JsonElement>> json();

    @Operation(id = "listNames", effect = Effect.READ)
    @GET("names")
    ApiCall<Map<String, List<String>>> names();
  }

  /** A list with its length. */
  public static final class Envelope extends Model {
    private static final Schema.Builder<Envelope> PROPERTIES =
        Schema.builder(Envelope.class, Envelope::new);

    private static final Property<List<Thing>> ITEMS =
        PROPERTIES.required("items", Codec.list(Codec.model(Thing.class)));
    private static final Property<Long> TOTAL = PROPERTIES.optional("total", Codec.LONG_NUMBER);

    private static final Schema<Envelope> SCHEMA = PROPERTIES.build();

    private Envelope(FieldValues values) {
      super(values);
    }

    List<Thing> items() {
      return require(ITEMS);
    }
  }

  private EnvelopesApi envelopes() {
    return server.client(server.builder()).api(EnvelopesApi.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[null,{\"id\":1}]", "[{\"id\":1},null,null]", "[\"\",{\"id\":1},false]"})
  void areSkipped(String json) throws Exception {
    for (CallStyle style : CallStyle.values()) {
      server.respond(json);
      server.respond(json);
      for (ApiCall<?> call : List.of(server.api().find("a"), list())) {
        List<?> things = (List<?>) style.outcome(call);
        assertEquals(List.of(1L), things.stream().map(thing -> ((Thing) thing).id()).toList());
      }
    }
  }

  @Test
  void areSkippedInModelsAndWrittenBack() {
    String json =
        "{\"sizes\":[null,1,\"\",2],\"parts\":[null,{\"id\":1},null],"
            + "\"prices\":{\"a\":null,\"b\":\"1.50\"},\"named\":{\"a\":{\"id\":1},\"b\":null}}";
    Thing thing = Thing.parse(json);
    assertEquals(List.of(1, 2), thing.sizes());
    assertEquals(List.of(Thing.parse("{\"id\":1}")), thing.parts());
    assertEquals("{b=1.50}", String.valueOf(thing.prices()));
    assertEquals(List.of("a"), List.copyOf(thing.named().keySet()));
    assertEquals(json, thing.toJson());
    assertEquals(json, thing.toBuilder().name("x").unset("name").build().toJson());
    assertEquals(thing, thing.toBuilder().build());
    assertEquals(thing.hashCode(), thing.toBuilder().build().hashCode());
    assertTrue(thing.parts().stream().allMatch(Objects::nonNull));
  }

  @Test
  void areNullsOfJsonWhereAnyJsonMayBe() {
    server.respond("[null,1]");
    assertEquals(List.of(JsonNull.INSTANCE, new JsonPrimitive(1)), envelopes().json().result());
  }

  /** A page that is full on the server is not the last one. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countAsMembersOfTheirPage(boolean prefetch) {
    server.respond("[{\"id\":1},null,{\"id\":2}]");
    server.respond("[null,null,null]");
    server.respond("[{\"id\":3},null]");
    PagedCall<Thing> list = prefetch ? list().prefetch() : list();
    assertEquals(List.of(1L, 2L, 3L), list.stream().map(Thing::id).toList());
    assertEquals(3, server.requests());
  }

  @Test
  void countAsMembersOfAnEnvelope() throws InterruptedException {
    server.respond("{\"total\":5,\"items\":[{\"id\":1},null,{\"id\":2}]}");
    server.respond("{\"total\":5,\"items\":[null,{\"id\":3}]}");
    assertEquals(List.of(1L, 2L, 3L), envelopes().enveloped().stream().map(Thing::id).toList());
    assertEquals(2, server.requests());
    server.next();
    server.next();
    server.respond("{\"items\":[{\"id\":1},null,{\"id\":2}]}");
    server.respond("{\"items\":[{\"id\":3}]}");
    assertEquals(List.of(1L, 2L, 3L), envelopes().rows().stream().map(Thing::id).toList());
    assertEquals("/rows?offset=0", server.next().getPath());
    assertEquals("/rows?offset=3", server.next().getPath());
  }

  @ParameterizedTest
  @EnumSource
  void aListThatIsNullIsEmpty(CallStyle style) throws Exception {
    for (String nothing : List.of("null", " null ", "[]", "{}", "\"\"", "false")) {
      server.respond(nothing);
      server.respond(nothing);
      server.respond(nothing);
      server.respond(nothing);
      assertEquals(List.of(), style.outcome(server.api().find("a")), nothing);
      assertEquals(List.of(), style.outcome(list()), nothing);
      assertEquals(Map.of(), style.outcome(server.api().index()), nothing);
      assertEquals(Map.of(), style.outcome(envelopes().names()), nothing);
    }
  }

  @Test
  void aPageThatIsNullIsTheLast() {
    for (String nothing : List.of("null", "[]")) {
      server.respond("[{\"id\":1},{\"id\":2},{\"id\":3}]");
      server.respond(nothing);
      assertEquals(3, list().stream().count());
    }
    assertEquals(4, server.requests());
  }

  @Test
  void anEnvelopeThatIsNullIsEmpty() {
    for (String nothing : List.of("null", "[]", "{\"items\":null}", "{\"items\":\"\"}")) {
      server.respond(nothing);
      server.respond(nothing);
      server.respond(nothing);
      assertEquals(List.of(), envelopes().enveloped().result(), nothing);
      assertFalse(envelopes().rows().iterator().hasNext(), nothing);
      assertEquals(OptionalLong.empty(), envelopes().enveloped().totalEntries(), nothing);
    }
  }

  @Test
  void aRequiredListThatIsNullIsEmpty() {
    for (String json : List.of("{\"items\":null}", "{\"items\":false}", "{\"items\":\"\"}")) {
      Envelope envelope = Schema.of(Envelope.class).fromJson(json);
      assertEquals(List.of(), envelope.items());
      assertEquals(json, envelope.toJson());
    }
  }

  private PagedCall<Thing> list() {
    return server.api().list(ListThings.builder().build());
  }
}
