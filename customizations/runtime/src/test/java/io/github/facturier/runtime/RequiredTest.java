package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.annotations.JsonAdapter;
import io.github.facturier.runtime.annotation.Effect;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.annotation.Paging;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.FieldValues;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.ModelAdapterFactory;
import io.github.facturier.runtime.json.ModelBuilder;
import io.github.facturier.runtime.json.Property;
import io.github.facturier.runtime.json.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.GET;
import retrofit2.http.POST;

/** A response without a required property is not read. */
class RequiredTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  /** Operations that bring orders. */
  public interface OrdersApi {
    @Operation(id = "createOrder")
    @POST("order")
    ApiCall<Order> create();

    @Operation(id = "findOrders", effect = Effect.READ)
    @GET("orders")
    ApiCall<List<Order>> find();

    @Operation(id = "indexOrders", effect = Effect.READ)
    @GET("index")
    ApiCall<Map<String, Order>> index();

    @Operation(id = "listOrders", effect = Effect.READ)
    @Paging(page = "page", size = "per_page", max = 3)
    @GET("orders")
    PagedCall<Order> list();
  }

  /** A model with required properties. */
  @JsonAdapter(ModelAdapterFactory.class)
  public static final class Order extends Model {
    private static final Schema.Builder<Order> PROPERTIES = Schema.builder(Order.class, Order::new);

    private static final Property<String> NAME = PROPERTIES.optional("name", Codec.STRING);
    private static final Property<Long> ID = PROPERTIES.required("id", Codec.LONG_NUMBER);
    private static final Property<Order> PARENT =
        PROPERTIES.optional("parent", Codec.model(Order.class));
    private static final Property<List<Order>> LINES =
        PROPERTIES.optional("lines", Codec.list(Codec.model(Order.class)));
    private static final Property<Map<String, Order>> NAMED =
        PROPERTIES.optional("named", Codec.map(Codec.model(Order.class)));

    private static final Schema<Order> SCHEMA = PROPERTIES.build();

    private Order(FieldValues values) {
      super(values);
    }

    Long id() {
      return require(ID);
    }

    @Nullable Order parent() {
      return get(PARENT);
    }

    Builder toBuilder() {
      return new Builder(this);
    }

    static final class Builder extends ModelBuilder<Order, Builder> {
      private Builder(Order order) {
        super(SCHEMA, order);
      }
    }
  }

  /** A model whose required properties have several forms of absence. */
  public static final class Dated extends Model {
    private static final Schema.Builder<Dated> PROPERTIES = Schema.builder(Dated.class, Dated::new);

    private static final Property<LocalDate> DAY = PROPERTIES.required("day", Codec.DATE);
    private static final Property<String> TOKEN = PROPERTIES.requiredSecret("token", Codec.STRING);
    private static final Property<List<Long>> LINES =
        PROPERTIES.required("lines", Codec.list(Codec.LONG_NUMBER));

    private static final Schema<Dated> SCHEMA = PROPERTIES.build();

    private Dated(FieldValues values) {
      super(values);
    }

    LocalDate day() {
      return require(DAY);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|Order.id at $.id: required, but missing",
        "{\"invoice\":{\"id\":1}}|Order.id at $.id: required, but missing",
        "{\"name\":\"a\"}|Order.id at $.id: required, but missing",
        "{\"id\":null}|Order.id at $.id: required, but without a value",
        "{\"id\":\"\"}|Order.id at $.id: required, but without a value",
        "{\"id\":1,\"parent\":{}}|Order.id at $.parent.id: required, but missing",
        "{\"parent\":{\"id\":1}}|Order.id at $.id: required, but missing",
        "{\"id\":1,\"lines\":[{\"id\":1},{\"x\":2}]}|Order.id at $.lines[1].id: required, but missing",
        "{\"id\":1,\"named\":{\"a\":{}}}|Order.id at $.named.a.id: required, but missing",
        "{\"id\":1,\"parent\":{\"id\":2,\"parent\":{\"name\":\"\"}}}"
            + "|Order.id at $.parent.parent.id: required, but missing",
      })
  void ofAModel(String json, String problem) throws Exception {
    DecodingException parsed =
        assertThrows(DecodingException.class, () -> Schema.of(Order.class).fromJson(json));
    assertEquals(problem, parsed.getMessage());
    assertThrows(DecodingException.class, () -> new Gson().fromJson(json, Order.class));
    for (CallStyle style : CallStyle.values()) {
      server.respond(ThingsServer.json(json).setResponseCode(201));
      OrdersApi api = server.client(server.builder()).api(OrdersApi.class);
      DecodingException e =
          assertInstanceOf(DecodingException.class, style.failure(api.create()), style.name());
      assertEquals("OrdersApi.create: " + problem, e.getMessage());
      assertEquals(json, e.body());
      assertEquals(201, e.status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAnElementOfAList(CallStyle style) {
    String json = "[{\"id\":1},{\"id\":2},{\"name\":\"a\"}]";
    OrdersApi api = server.client(server.builder()).api(OrdersApi.class);
    for (ApiCall<?> call : List.of(api.find(), api.list())) {
      server.respond(json);
      DecodingException e = assertInstanceOf(DecodingException.class, style.failure(call));
      assertTrue(e.getMessage().endsWith("Order.id at $[2].id: required, but missing"));
      assertEquals(json, e.body());
    }
    server.respond("{\"a\":{\"id\":1},\"b\":{}}");
    DecodingException e = assertInstanceOf(DecodingException.class, style.failure(api.index()));
    assertTrue(e.getMessage().endsWith("Order.id at $.b.id: required, but missing"));
  }

  /** The body is truncated, as that of an error. */
  @Test
  void theBodyOfALongResponseIsCut() {
    String json = "[" + "{\"id\":1},".repeat(100_000) + "{}]";
    server.respond(json);
    OrdersApi api = server.client(server.builder()).api(OrdersApi.class);
    DecodingException e = assertThrows(DecodingException.class, () -> api.find().result());
    assertEquals(json.substring(0, ApiError.MAX_BODY_BYTES), e.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"token\":\"a\",\"lines\":[]}",
        "{\"day\":\"0000-00-00\",\"token\":\"a\",\"lines\":[]}",
        "{\"day\":\"\",\"token\":\"a\",\"lines\":[]}",
        "{\"day\":\"2026-01-01\",\"lines\":[]}",
        "{\"day\":\"2026-01-01\",\"token\":false,\"lines\":[]}",
        "{\"day\":\"2026-01-01\",\"token\":\"a\"}",
      })
  void ofEachKind(String json) {
    DecodingException e =
        assertThrows(DecodingException.class, () -> Schema.of(Dated.class).fromJson(json));
    assertTrue(e.getMessage().contains(": required, but "), e.getMessage());
  }

  /** Getters and builders accept every value that was read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":1}",
        "{\"id\":\"1\",\"parent\":null,\"lines\":null,\"named\":null}",
        "{\"id\":1,\"parent\":[],\"lines\":{},\"named\":[]}",
        "{\"id\":1,\"parent\":\"\",\"lines\":\"\",\"named\":false}",
        "{\"id\":1,\"parent\":false,\"lines\":[null,{\"id\":2},[],\"\"],\"named\":{\"a\":null}}",
      })
  void whatWasReadCanBeBuilt(String json) {
    Order order = Schema.of(Order.class).fromJson(json);
    assertEquals(1L, order.id());
    assertEquals(null, order.parent());
    assertEquals(order, order.toBuilder().build());
    assertEquals(json, order.toBuilder().build().toJson());
  }

  /** PHP's empty list is not an object. */
  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"\"", "false", "[ ]", "", " "})
  void nothingInPlaceOfAnObject(String json) {
    OrdersApi api = server.client(server.builder()).api(OrdersApi.class);
    for (CallStyle style : CallStyle.values()) {
      server.respond(ThingsServer.json(json).setResponseCode(201));
      DecodingException e = assertInstanceOf(DecodingException.class, style.failure(api.create()));
      assertEquals(201, e.status());
      assertEquals(json, e.body());
    }
    server.respond(json);
    ThingsApi things = server.api();
    assertThrows(DecodingException.class, () -> things.get("1").result()); // none is required there
  }
}
