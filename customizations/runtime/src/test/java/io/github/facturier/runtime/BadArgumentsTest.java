package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ThingsApi.ListThings;
import io.github.facturier.runtime.client.ClientCore;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.json.Thing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;

/** Invalid arguments are rejected by the method that receives them, and nothing is sent. */
class BadArgumentsTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  @AfterEach
  void nothingWasSent() {
    assertEquals(0, server.requests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void pathsThatLeadElsewhere(String id) {
    String message = refusal(() -> server.api().get(id));
    assertEquals("ThingsApi.get: path parameter 'id' must not be \"" + id + "\"", message);
  }

  @Test
  void nullIsNoArgument() {
    ThingsApi api = server.api();
    assertEquals(
        "ThingsApi.get: parameter 'id' is required, but null", refusal(() -> api.get(null)));
    assertEquals(
        "ThingsApi.find: parameter 'q' is required, but null", refusal(() -> api.find(null)));
    assertEquals(
        "ThingsApi.list: parameter 'ListThings' is required, but null",
        refusal(() -> api.list(null)));
    assertEquals(
        "ThingsApi.create: parameter 'Thing' is required, but null",
        refusal(() -> api.create((Thing) null)));
    assertEquals(
        "ThingsApi.create: parameter 'String' is required, but null",
        refusal(() -> api.create((String) null)));
    assertEquals(
        "ThingsApi.upload: parameter 'Part' is required, but null",
        refusal(() -> api.upload("1", null)));
  }

  /** Retrofit leaves null elements out. */
  public interface ListsApi {
    @GET("things.json")
    ApiCall<List<Thing>> find(@Query("id") List<Long> ids);

    @POST("things.json")
    ApiCall<Thing> create(@Body List<Thing> things);
  }

  @Test
  void nullIsNoElement() {
    ListsApi api = server.client(server.builder()).api(ListsApi.class);
    assertEquals(
        "ListsApi.find: parameter 'id' is null at index 1",
        refusal(() -> api.find(Arrays.asList(1L, null))));
    assertEquals(
        "ListsApi.create: parameter 'List' is null at index 0",
        refusal(() -> api.create(Arrays.asList((Thing) null))));
  }

  @Test
  void whatADefaultMethodRefusesIsNamedOnce() {
    assertEquals("ThingsApi.create: an empty name", refusal(() -> server.api().create("")));
    ListThings twice = ListThings.builder().additionalParameter("page", "2").page(1).build();
    assertEquals(
        "ThingsApi.list: additionalParameter(): 'page' has a builder method of its own: use that",
        refusal(() -> server.api().list(twice)));
  }

  @Test
  void checksNameMethodAndParameter() {
    assertEquals(
        "M.page: parameter 'page' must be at least 1, but is 0",
        refusal(() -> Checks.atLeast("M.page", "page", "1", 0)));
    assertEquals(
        "M.perPage: parameter 'per_page' must be at most 100, but is 101",
        refusal(() -> Checks.atMost("M.perPage", "per_page", "100", 101)));
    assertEquals(
        "M.of: parameter 'value' must not be blank",
        refusal(() -> Checks.notBlank("M.of", "value", " \n")));
    assertEquals(
        "M.of: parameter 'value' is required, but null",
        refusal(() -> Checks.required("M.of", "value", null)));
    assertEquals(1, Checks.atLeast("M.page", "page", "1", 1));
    assertEquals(100, Checks.atMost("M.perPage", "per_page", "100", 100));
  }

  @Test
  void settingsOfABuilder() {
    ThingsServer.Builder builder = server.builder();
    List<Executable> settings =
        List.of(
            () -> builder.connectTimeout(Duration.ZERO),
            () -> builder.readTimeout(Duration.ofSeconds(-1)),
            () -> builder.writeTimeout(Duration.ZERO),
            () -> builder.callTimeout(Duration.ZERO),
            () -> builder.maxResponseBytes(0),
            () -> builder.userAgent(" "),
            () -> builder.userAgent("café"),
            () -> builder.userAgent("a\r\nX-Injected: b"),
            () -> builder.account(" "),
            () -> builder.baseUrl(""));
    for (Executable setting : settings) {
      String message = refusal(setting);
      assertTrue(message.startsWith("ThingsClient.builder(): parameter '"), message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "."})
  void whatIsBoundOnTheClient(String value) {
    ClientCore client = server.client(server.builder());
    String message = refusal(() -> client.bind("firm", value));
    assertTrue(message.contains("'firm'"), message);
  }

  /** The proxy with the checks behaves like that of Retrofit. */
  @Test
  void anInterfaceIsAnObjectToo() {
    ClientCore client = server.client(server.builder());
    ThingsApi api = client.api(ThingsApi.class);
    assertEquals(api, client.api(ThingsApi.class));
    assertEquals(api.hashCode(), client.api(ThingsApi.class).hashCode());
    assertNotEquals(api, server.api());
    assertTrue(!api.toString().isEmpty());
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }
}
