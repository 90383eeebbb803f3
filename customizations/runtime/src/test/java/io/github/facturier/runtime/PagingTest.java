package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ThingsApi.ListThings;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.json.Thing;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Paging through a list with at most three things per page. */
class PagingTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  @Test
  void everyPageUpToAShortOne() throws InterruptedException {
    respondWithPages(3, 3, 1);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), ids(list().stream()));
    assertEquals(3, server.requests());
    for (int page = 1; page <= 3; page++) {
      HttpUrl url = server.next().getRequestUrl();
      assertEquals(Integer.toString(page), url.queryParameter("page"));
      assertEquals("3", url.queryParameter("per_page"));
    }
  }

  @Test
  void aFullLastPageTakesOneRequestMore() {
    respondWithPages(3, 3, 0);
    assertEquals(6, list().stream().count());
    assertEquals(3, server.requests());
  }

  @Test
  void anEmptyList() {
    respondWithPages(0);
    assertEquals(List.of(), ids(list().stream()));
    assertEquals(1, server.requests());
  }

  @Test
  void nothingIsAskedBeforeItIsNeeded() {
    Stream<Thing> stream = list().stream().filter(thing -> thing.id() > 0);
    Stream<Page<Thing>> pages = list().pages();
    Iterator<Thing> iterator = list().iterator();
    assertEquals(0, server.requests());
    respondWithPages(3);
    assertEquals(1L, stream.findFirst().orElseThrow().id());
    assertEquals(1, server.requests());
    pages.close();
    assertNotNull(iterator);
  }

  @Test
  void noPageIsAskedForInAdvance() {
    respondWithPages(3, 3, 3);
    assertEquals(List.of(1L, 2L, 3L), ids(list().stream().limit(3)));
    assertEquals(1, server.requests());
  }

  @Test
  void theFourthItemIsOnTheSecondPage() {
    respondWithPages(3, 3, 3);
    assertEquals(List.of(1L, 2L, 3L, 4L), ids(list().stream().limit(4)));
    assertEquals(2, server.requests());
  }

  @Test
  void aLoopAsksForPagesAsItGoes() {
    respondWithPages(3, 2);
    List<Integer> requests = new ArrayList<>();
    for (Thing thing : list()) {
      assertTrue(thing.id() > 0);
      requests.add(server.requests());
    }
    assertEquals(List.of(1, 1, 1, 2, 2), requests);
  }

  @Test
  void pagesKeepTheirNumbersAndHeaders() {
    server.respond(ThingsServer.json(page(1, 3)).setHeader("X-Page", "one"));
    server.respond(ThingsServer.json(page(4, 1)).setHeader("X-Page", "two"));
    List<Page<Thing>> pages = list().pages().toList();
    assertEquals(List.of(1, 2), pages.stream().map(Page::number).toList());
    assertEquals(List.of(3, 1), pages.stream().map(page -> page.items().size()).toList());
    assertEquals(
        List.of("one", "two"), pages.stream().map(page -> page.headers().get("X-Page")).toList());
  }

  @Test
  void theIterationStartsAtTheRequestedPage() throws InterruptedException {
    respondWithPages(3, 1);
    PagedCall<Thing> call = server.api().list(ListThings.builder().page(7).build());
    assertEquals(4, call.stream().count());
    assertEquals("7", server.next().getRequestUrl().queryParameter("page"));
    assertEquals("8", server.next().getRequestUrl().queryParameter("page"));
  }

  @Test
  void theSizeThatWasAskedForTellsAShortPage() throws InterruptedException {
    respondWithPages(2, 2, 1);
    PagedCall<Thing> call = server.api().list(ListThings.builder().perPage(2).build());
    assertEquals(5, call.stream().count());
    assertEquals(3, server.requests());
    assertEquals("2", server.next().getRequestUrl().queryParameter("per_page"));
  }

  @Test
  void otherParametersGoAlong() throws InterruptedException {
    respondWithPages(3, 0);
    server.api().list(ListThings.builder().token("a&b").build()).stream().count();
    assertEquals("a&b", server.next().getRequestUrl().queryParameter("token"));
    assertEquals("a&b", server.next().getRequestUrl().queryParameter("token"));
  }

  @Test
  void aRepeatedPageEndsTheIteration() {
    server.respond(page(1, 3));
    server.respond(page(1, 3));
    List<Thing> seen = new ArrayList<>();
    ProviderException e =
        assertThrows(ProviderException.class, () -> list().stream().forEach(seen::add));
    assertEquals("ThingsApi.list", e.operation());
    assertTrue(e.getMessage().contains("page 2 is the same as the page before it"), e.getMessage());
    assertEquals(3, seen.size());
    assertEquals(2, server.requests());
  }

  @Test
  void aFailedPageEndsTheIteration() {
    server.respond(page(1, 3));
    server.respond(status(404));
    Iterator<Thing> things = list().iterator();
    for (int i = 0; i < 3; i++) {
      assertTrue(things.hasNext());
      things.next();
    }
    NotFoundException e = assertThrows(NotFoundException.class, things::hasNext);
    assertTrue(e.url().contains("page=2"), e.url());
  }

  @Test
  void aPageWithoutContentIsNoPage() {
    server.respond(status(204));
    assertThrows(DecodingException.class, () -> list().stream().count());
  }

  @Test
  void theResultIsThePageThatWasAskedFor() throws InterruptedException {
    respondWithPages(3, 3);
    assertEquals(List.of(1L, 2L, 3L), ids(list().result().stream()));
    assertEquals(1, server.requests());
    assertEquals("/things.json", server.next().getPath());
  }

  @Test
  void oneCallCanBeIteratedTwice() {
    respondWithPages(1);
    respondWithPages(1);
    PagedCall<Thing> call = list();
    assertEquals(call.stream().toList(), call.stream().toList());
    assertEquals(2, server.requests());
  }

  @Test
  void aChangedRequestIsChangedOnEveryPage() throws InterruptedException {
    respondWithPages(3, 0);
    list().with(request -> request.newBuilder().header("X-Mine", "yes").build()).stream().count();
    assertEquals("yes", server.next().getHeader("X-Mine"));
    assertEquals("yes", server.next().getHeader("X-Mine"));
  }

  @Test
  void noPageFollowsTheLastOne() {
    respondWithPages(1);
    Iterator<Page<Thing>> pages = list().pages().iterator();
    pages.next();
    assertFalse(pages.hasNext());
    assertThrows(NoSuchElementException.class, pages::next);
  }

  private PagedCall<Thing> list() {
    return server.api().list(ListThings.builder().build());
  }

  private static List<Long> ids(Stream<Thing> things) {
    return things.map(Thing::id).toList();
  }

  /** One response for each page, with things of consecutive numbers. */
  private void respondWithPages(int... sizes) {
    long first = 1;
    for (int size : sizes) {
      server.respond(page(first, size));
      first += size;
    }
  }

  private static String page(long first, int size) {
    return LongStream.range(first, first + size)
        .mapToObj(id -> "{\"id\":" + id + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
