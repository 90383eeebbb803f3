package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.annotation.Paging;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.json.Thing;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.http.GET;
import retrofit2.http.Query;

/** Lists whose next page is named by a cursor, alone or in a link. */
class CursorPagingTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  /** A list in a Thing: {@code parts} are the items, {@code part.name} is the cursor. */
  public interface CursorApi {
    @Operation(id = "listByCursor")
    @Paging(
        page = "page",
        size = "limit",
        max = 2,
        envelope = Thing.class,
        items = "parts",
        total = "id",
        next = "part.name",
        with = "include=links,total")
    @GET("things")
    PagedCall<Thing> list();

    @Operation(id = "listFrom")
    @Paging(
        page = "page",
        size = "limit",
        max = 2,
        envelope = Thing.class,
        items = "parts",
        next = "part.name",
        with = "include=links")
    @GET("things")
    PagedCall<Thing> list(@Query("page") String page, @Query("include") String include);
  }

  /** A list in {@code part.parts}, whose only parameter is {@code offset,size}. */
  public interface PairApi {
    @Operation(id = "listByPair")
    @Paging(
        page = "paging",
        size = "paging",
        max = 2,
        offset = true,
        envelope = Thing.class,
        items = "part.parts")
    @GET("things")
    PagedCall<Thing> list(@Query("paging") String paging);
  }

  @Test
  void offsetAndSizeInOneParameter() throws InterruptedException {
    server.respond("{\"part\":{\"parts\":[{\"id\":1},{\"id\":2}]}}");
    server.respond("{\"part\":{\"parts\":[{\"id\":3}]}}");
    PairApi pairs = server.client(server.builder()).api(PairApi.class);
    assertEquals(List.of(1L, 2L, 3L), ids(pairs.list("4,2").stream()));
    assertEquals("4,2", nextUrl().queryParameter("paging"));
    assertEquals("6,2", nextUrl().queryParameter("paging"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> pairs.list("4").stream().count());
    assertTrue(e.getMessage().contains("must be two integers, but is \"4\""), e.getMessage());
  }

  private CursorApi api() {
    return server.client(server.builder()).api(CursorApi.class);
  }

  private void respond(@Nullable String next, long... ids) {
    StringBuilder parts = new StringBuilder();
    for (long id : ids) {
      parts.append(parts.length() == 0 ? "" : ",").append("{\"id\":").append(id).append('}');
    }
    String part = next == null ? "null" : "{\"name\":\"" + next + "\"}";
    server.respond("{\"id\":3,\"parts\":[" + parts + "],\"part\":" + part + "}");
  }

  private static List<Long> ids(Stream<Thing> things) {
    return things.map(Thing::id).toList();
  }

  private HttpUrl nextUrl() throws InterruptedException {
    return server.next().getRequestUrl();
  }

  @Test
  void everyPageUpToTheOneWithoutACursor() throws InterruptedException {
    respond("!S7DHF", 1, 2);
    respond("a b&c=+", 3);
    respond(null, 4, 5);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), ids(api().list().stream()));
    HttpUrl first = nextUrl();
    assertNull(first.queryParameter("page"));
    assertEquals("2", first.queryParameter("limit"));
    assertEquals("links,total", first.queryParameter("include"));
    HttpUrl second = nextUrl();
    assertEquals("!S7DHF", second.queryParameter("page"));
    assertEquals("links,total", second.queryParameter("include"));
    assertEquals("a b&c=+", nextUrl().queryParameter("page"));
  }

  /** The cursor of a link is taken, and its host is not called. */
  @Test
  void aLinkToAnotherHostIsNotFollowed() throws InterruptedException {
    respond("https://elsewhere.example/things?page=%21S7DHF&limit=25", 1, 2);
    respond("/things?limit=25&page=p3", 3);
    respond("", 4);
    assertEquals(4, api().list().prefetch().stream().count());
    nextUrl();
    HttpUrl second = nextUrl();
    assertEquals("!S7DHF", second.queryParameter("page"));
    assertEquals("2", second.queryParameter("limit"));
    assertEquals("p3", nextUrl().queryParameter("page"));
  }

  @Test
  void startsAtTheCallersPageAndKeepsItsParameters() throws InterruptedException {
    respond("p3", 3);
    respond(null, 4);
    assertEquals(List.of(3L, 4L), ids(api().list("p2", "embedded,links").stream()));
    HttpUrl first = nextUrl();
    assertEquals("p2", first.queryParameter("page"));
    assertEquals("embedded,links", first.queryParameter("include"));
    HttpUrl second = nextUrl();
    assertEquals("p3", second.queryParameter("page"));
    assertEquals("embedded,links", second.queryParameter("include"));
  }

  @Test
  void oneRequestIsAsTheCallerMadeIt() throws InterruptedException {
    respond(null, 3);
    assertEquals(1, api().list("p2", "total").result().size());
    assertEquals("page=p2&include=total", nextUrl().query());
  }

  @Test
  void theTotalIsAskedFor() throws InterruptedException {
    respond("p2", 1, 2);
    assertEquals(OptionalLong.of(3), api().list().totalEntries());
    assertEquals("links,total", nextUrl().queryParameter("include"));
  }

  @Test
  void pagesAreNumbered() {
    respond("p2", 1, 2);
    respond(null, 3);
    assertEquals(List.of(1, 2), api().list().pages().map(Page::number).toList());
  }

  @Test
  void emptyPagesWithNewCursorsAreNoEnd() {
    respond("p2");
    respond("p3");
    respond(null, 1);
    assertEquals(List.of(1L), ids(api().list().stream()));
  }

  @Test
  void aRepeatedCursorOrPageEndsWithAnError() {
    respond("p2");
    respond("p2");
    assertFails(ProviderException.class, "page 2 is the same");
    respond("p2", 1, 2);
    respond("p3", 1, 2);
    assertFails(ProviderException.class, "page 2 is the same");
  }

  @Test
  void aLinkWithoutACursorIsAnError() {
    respond("https://elsewhere.example/things", 1, 2);
    assertFails(DecodingException.class, "no parameter 'page'");
  }

  private void assertFails(Class<? extends ApiException> type, String words) {
    ApiException e = assertThrows(type, () -> api().list().stream().count());
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }
}
