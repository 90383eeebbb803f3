package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ThingsApi.ListThings;
import io.github.facturier.runtime.ThingsApi.ListThingsByForm;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.internal.http.RequestParameters;
import io.github.facturier.runtime.json.Thing;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of a call apply to each of its requests, in every call style. */
class EveryPageTest {
  private static final long NANOS = TimeUnit.MINUTES.toNanos(7);

  @RegisterExtension final ThingsServer server = new ThingsServer();

  private final List<Sent> sent = new CopyOnWriteArrayList<>();

  /** The settings of a request as sent. */
  private record Sent(
      long timeout,
      long deadline,
      @Nullable String header,
      @Nullable Setting tag,
      @Nullable String mine,
      @Nullable String token) {
    static Sent of(Call call, Request request) {
      boolean hasDeadline = call.timeout().hasDeadline();
      return new Sent(
          call.timeout().timeoutNanos(),
          hasDeadline ? call.timeout().deadlineNanoTime() : 0,
          request.header("X-Mine"),
          request.tag(Setting.class),
          request.url().queryParameter("mine"),
          RequestParameters.get(request, "token"));
    }
  }

  private record Setting(int value) {}

  /** A way to iterate a list of two pages, and the number of its requests. */
  private record Iteration(String name, int requests, Consumer<PagedCall<Thing>> way) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Iteration> iterations() {
    return Stream.of(
        new Iteration("result", 1, call -> call.result()),
        new Iteration("future", 1, call -> call.future().join()),
        new Iteration("stream", 2, call -> call.stream().count()),
        new Iteration("for", 2, call -> call.forEach(thing -> {})),
        new Iteration("pages", 2, call -> call.pages().count()),
        new Iteration("prefetch", 2, call -> call.prefetch().stream().count()),
        new Iteration("prefetched pages", 2, call -> call.prefetch().pages().count()),
        new Iteration("totalEntries", 1, PagedCall::totalEntries),
        new Iteration("raw", 1, call -> call.raw().result().close()),
        new Iteration("clone", 2, call -> call.clone().stream().count()),
        new Iteration("clone of a clone", 1, call -> call.clone().clone().result()),
        new Iteration("with", 2, call -> call.with(request -> request).stream().count()),
        new Iteration("raw of with", 1, call -> call.with(r -> r).raw().result().close()),
        new Iteration("clone of raw", 1, call -> call.raw().clone().result().close()),
        new Iteration(
            "everything",
            2,
            call -> call.clone().with(UnaryOperator.identity()).prefetch().stream().count()));
  }

  @ParameterizedTest
  @MethodSource("iterations")
  void everySettingActsOnEveryPage(Iteration iteration) {
    actsOnEveryPage(iteration, api -> api.list(ListThings.builder().token("t").build()));
  }

  /** Page and token are form fields. */
  @ParameterizedTest
  @MethodSource("iterations")
  void everySettingActsOnEveryPageOfAForm(Iteration iteration) throws InterruptedException {
    actsOnEveryPage(
        iteration, api -> api.listByForm(ListThingsByForm.builder().token("t").build()));
    for (int page = 1; page <= iteration.requests; page++) {
      RecordedRequest request = server.next();
      String form = request.getBody().readUtf8();
      assertEquals("POST", request.getMethod());
      assertTrue(form.startsWith("action=list&token=t"), form);
      if (iteration.requests == 2) {
        assertTrue(form.contains("&page=" + page), form);
      }
    }
  }

  private void actsOnEveryPage(Iteration iteration, Function<ThingsApi, PagedCall<Thing>> list) {
    server.respond("[{\"id\":1},{\"id\":2},{\"id\":3}]");
    server.respond("[{\"id\":4}]");
    ThingsServer.Builder builder = server.builder();
    builder.intercepting(
        chain -> {
          sent.add(Sent.of(chain.call(), chain.request()));
          return chain.proceed(chain.request());
        });
    long deadline = System.nanoTime() + Duration.ofHours(1).toNanos();
    PagedCall<Thing> call =
        list.apply(server.api(builder))
            .with(
                request ->
                    request
                        .newBuilder()
                        .url(with(request.url(), "mine"))
                        .header("X-Mine", "yes")
                        .tag(Setting.class, new Setting(7))
                        .build());
    call.timeout().timeout(NANOS, TimeUnit.NANOSECONDS);
    call.timeout().deadlineNanoTime(deadline);
    iteration.way.accept(call);
    Sent expected = new Sent(NANOS, deadline, "yes", new Setting(7), "yes", "t");
    assertEquals(List.copyOf(Collections.nCopies(iteration.requests, expected)), sent);
  }

  private static HttpUrl with(HttpUrl url, String parameter) {
    return url.newBuilder().addQueryParameter(parameter, "yes").build();
  }

  /** A limit that is set during an iteration applies from the next page on. */
  @Test
  void aTimeoutActsFromTheNextPageOn() {
    server.respond("[{\"id\":1},{\"id\":2},{\"id\":3}]");
    server.respond("[{\"id\":4}]");
    ThingsServer.Builder builder = server.builder();
    builder.intercepting(
        chain -> {
          sent.add(Sent.of(chain.call(), chain.request()));
          return chain.proceed(chain.request());
        });
    PagedCall<Thing> call =
        server.api(builder.callTimeout(Duration.ofHours(2))).list(ListThings.builder().build());
    var pages = call.pages().iterator();
    pages.next();
    call.timeout().timeout(NANOS, TimeUnit.NANOSECONDS);
    pages.next();
    assertEquals(
        List.of(Duration.ofHours(2).toNanos(), NANOS), sent.stream().map(Sent::timeout).toList());
  }

  /** An expired limit ends the call, and the iteration at its next page. */
  @Test
  void aDeadlineEndsAList() {
    server.respond("[{\"id\":1},{\"id\":2},{\"id\":3}]");
    PagedCall<Thing> call = server.api().list(ListThings.builder().build());
    var things = call.iterator();
    things.next();
    call.timeout().deadlineNanoTime(System.nanoTime() - 1);
    things.next();
    things.next();
    assertThrows(TransportException.class, things::hasNext);
    assertThrows(TransportException.class, () -> call.clone().result());
    assertThrows(TransportException.class, () -> call.raw().result());
  }

  @ParameterizedTest
  @MethodSource("derived")
  void aCallThatIsMadeFromAnotherHasItsTimeout(UnaryOperator<ApiCall<Thing>> derive) {
    ApiCall<Thing> call = server.api(server.builder()).get("1");
    call.timeout().timeout(NANOS, TimeUnit.NANOSECONDS);
    assertEquals(NANOS, derive.apply(call).timeout().timeoutNanos());
    assertEquals(NANOS, call.raw().timeout().timeoutNanos());
  }

  static List<UnaryOperator<ApiCall<Thing>>> derived() {
    return List.of(ApiCall::clone, call -> call.with(request -> request));
  }
}
