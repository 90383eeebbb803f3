package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.annotation.Effect;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.annotation.Paging;
import io.github.facturier.runtime.client.ClientCore;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.internal.redact.RedactedException;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.FieldValues;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.Schema;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import io.github.facturier.runtime.spi.Pager;
import io.github.facturier.runtime.spi.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Streaming;

/** Whatever is thrown during a call, the caller receives an {@link ApiException}. */
@Timeout(120)
class UnexpectedExceptionTest {
  private static final String SECRET = "hunter2hunter2";

  @RegisterExtension final ThingsServer server = new ThingsServer();

  /** Operations whose responses cannot be read. */
  public interface BrokenApi {
    @Operation(id = "get", effect = Effect.READ)
    @GET("one")
    ApiCall<Broken> get();

    @Operation(id = "create")
    @POST("one")
    ApiCall<Broken> create();

    @Operation(id = "find", effect = Effect.READ)
    @GET("several")
    ApiCall<List<Broken>> find();

    @Operation(id = "list", effect = Effect.READ)
    @Paging(page = "page", size = "per_page", max = 3)
    @GET("several")
    PagedCall<Broken> list();

    @Operation(id = "file", mediaType = "application/octet-stream", effect = Effect.READ)
    @Streaming
    @GET("file")
    ApiCall<BrokenFile> file();
  }

  /** A file of a provider. */
  public record BrokenFile(Download file) {}

  /** A model that cannot be read. */
  public static final class Broken extends Model {
    static {
      Schema.Builder<Broken> properties = Schema.builder(Broken.class, Broken::new);
      properties.optional("value", Codec.text(text -> text(), Function.<String>identity()));
      properties.build();
    }

    private static Supplier<Throwable> thrown = IllegalStateException::new;

    private Broken(FieldValues values) {
      super(values);
    }

    private static String text() {
      throw UnexpectedExceptionTest.<RuntimeException>sneaky(thrown.get());
    }
  }

  @SuppressWarnings("unchecked") // that is the point
  private static <E extends Throwable> E sneaky(Throwable e) throws E {
    throw (E) e;
  }

  /** The exceptions, and where they are thrown. */
  private static final class Fault implements Credentials, Provider, RateLimiter {
    final String place;
    final Supplier<Throwable> thrown;

    Fault(String place, Supplier<Throwable> thrown) {
      this.place = place;
      this.thrown = thrown;
    }

    void at(String where) {
      if (place.equals(where)) {
        throw UnexpectedExceptionTest.<RuntimeException>sneaky(thrown.get());
      }
    }

    @Override
    public Duration tryAcquire() {
      at("limiter");
      return Duration.ZERO;
    }

    @Override
    public Interceptor interceptor() {
      return chain -> {
        at("credentials");
        var response = chain.proceed(chain.request());
        at("credentials after the response");
        return response;
      };
    }

    @Override
    public Collection<String> secrets() {
      return List.of(SECRET);
    }

    @Override
    public String name() {
      return "nobody";
    }

    @Override
    public ErrorDecoder errors() {
      return new ErrorDecoder() {
        @Override
        public ErrorDetails decode(ErrorResponse response) {
          at("error decoder");
          return ErrorDetails.NONE;
        }

        @Override
        public boolean isError(Function<String, @Nullable JsonElement> field) {
          at("error check");
          return false;
        }
      };
    }

    @Override
    public Map<Class<?>, Function<Download, ?>> files() {
      return Map.of(
          BrokenFile.class,
          file -> {
            at("file");
            return new BrokenFile(file);
          });
    }

    @Override
    public String toString() {
      return thrown.get().getClass().getSimpleName() + " by " + place;
    }
  }

  private BrokenApi api(Fault fault) {
    Broken.thrown = fault.thrown;
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  fault.at("user's interceptor");
                  var response = chain.proceed(chain.request());
                  fault.at("user's interceptor after the response");
                  return response;
                })
            .addNetworkInterceptor(
                chain -> {
                  fault.at("user's network interceptor");
                  return chain.proceed(chain.request());
                })
            .build();
    ThingsServer.Builder builder = server.builder().httpClient(http).limiter(fault);
    builder.intercepting(
        chain -> {
          fault.at("interceptor");
          return chain.proceed(chain.request());
        });
    ClientCore client = ClientCore.of(builder, fault, fault);
    return client.api(BrokenApi.class);
  }

  static List<Supplier<Throwable>> thrown() {
    return List.of(
        () -> new NoClassDefFoundError("com/example/Absent"),
        () -> new StackOverflowError(),
        () -> new OutOfMemoryError("Java heap space"),
        () -> new NoSuchMethodError("of " + SECRET),
        () -> new AssertionError("impossible"),
        () -> new IllegalStateException("closed"),
        () -> new NullPointerException(),
        () -> new InterruptedException("sneaked"),
        () -> new Exception("checked"));
  }

  static Stream<Arguments> faultsOnTheWay() {
    return faults(
        "user's interceptor",
        "user's interceptor after the response",
        "user's network interceptor",
        "interceptor",
        "credentials",
        "credentials after the response",
        "limiter");
  }

  static Stream<Arguments> faultsOfAResponse() {
    return faults("decoder", "error check");
  }

  private static Stream<Arguments> faults(String... places) {
    return Stream.of(places)
        .flatMap(place -> thrown().stream().map(thrown -> new Fault(place, thrown)))
        .flatMap(fault -> Stream.of(CallStyle.values()).map(style -> Arguments.of(fault, style)));
  }

  @ParameterizedTest
  @MethodSource("faultsOnTheWay")
  void onTheWay(Fault fault, CallStyle style) {
    server.respond("{\"value\":\"a\"}");
    Throwable failure = style.failure(api(fault).create());
    Thread.interrupted();
    TransportException e = assertInstanceOf(TransportException.class, failure);
    assertEquals(0, e.status());
    assertEquals("BrokenApi.create", e.operation());
    assertSays(e, fault);
  }

  @ParameterizedTest
  @MethodSource("faultsOfAResponse")
  void whileAResponseIsRead(Fault fault, CallStyle style) {
    for (Function<BrokenApi, ApiCall<?>> method :
        List.<Function<BrokenApi, ApiCall<?>>>of(
            BrokenApi::get, BrokenApi::create, BrokenApi::find, BrokenApi::list)) {
      ApiCall<?> call = method.apply(api(fault));
      boolean isList = call.request().url().encodedPath().equals("/several");
      if (isList && fault.place.equals("error check")) {
        continue;
      }
      String value = fault.place.equals("decoder") ? "{\"value\":\"a\"}" : "{}";
      server.respond(ThingsServer.json(isList ? "[" + value + "]" : value).setResponseCode(201));
      DecodingException e = assertInstanceOf(DecodingException.class, style.failure(call));
      Thread.interrupted();
      assertEquals(201, e.status());
      // A runtime exception of a codec says that the value does not fit.
      if (!(fault.thrown.get() instanceof RuntimeException) || !fault.place.equals("decoder")) {
        assertSays(e, fault);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileAFileIsMade(CallStyle style) {
    for (Supplier<Throwable> thrown : thrown()) {
      server.respond(new MockResponse().setBody("a,b"));
      Fault fault = new Fault("file", thrown);
      Throwable failure = style.failure(api(fault).file());
      Thread.interrupted();
      assertSays(assertInstanceOf(DecodingException.class, failure), fault);
    }
  }

  /** An error whose body cannot be read has its type and status. */
  @ParameterizedTest
  @EnumSource(names = {"RESULT", "FUTURE"})
  void whileAnErrorIsRead(CallStyle style) {
    for (Supplier<Throwable> thrown : thrown()) {
      server.respond(ThingsServer.status(404).setBody("why"));
      Fault fault = new Fault("error decoder", thrown);
      NotFoundException e =
          assertInstanceOf(NotFoundException.class, style.failure(api(fault).get()));
      Thread.interrupted();
      assertEquals("why", e.body());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theExceptionOfAnotherCallIsPassedOn(CallStyle style) {
    AuthenticationException other = AuthenticationException.of(ApiError.of("of another call"));
    ApiCall<?> call = api(new Fault("interceptor", () -> other)).get();
    AuthenticationException e =
        assertInstanceOf(AuthenticationException.class, style.failure(call));
    assertEquals("of another call", e.getMessage());
    assertSame(other, e.getCause());
    assertEquals(Outcome.NOT_SENT, e.outcome()); // the other's is unknown
  }

  /** Invalid numbers of pages. */
  @Test
  void whileTheEndOfAListIsLookedFor() {
    for (Supplier<Throwable> thrown : thrown()) {
      endOfAList(
          new Pager() {
            @Override
            public boolean hasNext(Page<?> page, int size) {
              throw UnexpectedExceptionTest.<RuntimeException>sneaky(thrown.get());
            }

            @Override
            public OptionalLong totalEntries(Headers headers) {
              throw UnexpectedExceptionTest.<RuntimeException>sneaky(thrown.get());
            }
          });
    }
  }

  private void endOfAList(Pager pager) {
    Provider provider =
        new Provider() {
          @Override
          public String name() {
            return "nobody";
          }

          @Override
          public ErrorDecoder errors() {
            return response -> ErrorDetails.NONE;
          }

          @Override
          public Pager pager() {
            return pager;
          }
        };
    ClientCore client =
        ClientCore.of(server.builder(), provider, new Fault("nowhere", Exception::new));
    BrokenApi api = client.api(BrokenApi.class);
    for (Consumer<PagedCall<Broken>> style :
        List.<Consumer<PagedCall<Broken>>>of(
            call -> call.stream().count(),
            call -> call.prefetch().stream().count(),
            call -> call.pages().count(),
            PagedCall::totalEntries)) {
      server.respond(ThingsServer.json("[{}]").setResponseCode(203));
      DecodingException e = assertThrows(DecodingException.class, () -> style.accept(api.list()));
      Thread.interrupted();
      assertEquals(203, e.status());
      assertEquals("BrokenApi.list", e.operation());
    }
    client.close();
  }

  /** A failure during the creation of an exception affects only the text of the exception. */
  @ParameterizedTest
  @EnumSource
  void whileAnExceptionIsMade(CallStyle style) {
    for (Supplier<Throwable> thrown : thrown()) {
      if (thrown.get() instanceof InterruptedException) { // which would interrupt who waits
        continue;
      }
      Credentials credentials =
          new Credentials() {
            @Override
            public Interceptor interceptor() {
              return chain -> chain.proceed(chain.request());
            }

            @Override
            public Collection<String> secrets() {
              throw UnexpectedExceptionTest.<RuntimeException>sneaky(thrown.get());
            }
          };
      ThingsServer.Builder builder = server.builder().retryPolicy(RetryPolicy.NONE);
      ClientCore client = ClientCore.of(builder, new ThingsServer.Nobody(), credentials);
      BrokenApi api = client.api(BrokenApi.class);
      server.respond(ThingsServer.cut());
      ApiException e = assertInstanceOf(ApiException.class, style.failure(api.create()));
      Thread.interrupted();
      assertEquals(0, e.status());
      assertEquals(Outcome.UNKNOWN, e.outcome());
      server.respond(ThingsServer.json("{").setResponseCode(201));
      e = assertInstanceOf(ApiException.class, style.failure(api.create()));
      Thread.interrupted();
      assertEquals(201, e.status());
      assertEquals(Outcome.DONE, e.outcome());
      client.close();
      e = assertInstanceOf(ApiException.class, style.failure(api.create()));
      Thread.interrupted();
      assertEquals(Outcome.NOT_SENT, e.outcome());
    }
  }

  @Test
  void byTheFunctionOfWith() {
    BrokenApi api = api(new Fault("nowhere", Exception::new));
    for (Supplier<Throwable> thrown : thrown()) {
      for (ApiCall<?> call : List.of(api.get(), api.list())) {
        TransportException e =
            assertThrows(
                TransportException.class,
                () ->
                    call.with(
                        request -> {
                          throw UnexpectedExceptionTest.<RuntimeException>sneaky(thrown.get());
                        }));
        Thread.interrupted();
        assertTrue(e.getMessage().contains("not sent"), e.getMessage());
        assertSays(e, new Fault("with", thrown));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> api.get().with(request -> null));
    IllegalArgumentException bad = new IllegalArgumentException("no such extension");
    assertSame(
        bad,
        assertThrows(
            IllegalArgumentException.class,
            () ->
                api.get()
                    .with(
                        request -> {
                          throw bad;
                        })));
    assertEquals(0, server.requests());
  }

  /** A user's executor that rejects tasks, or fails. */
  @ParameterizedTest
  @EnumSource(names = {"FUTURE", "ENQUEUE"})
  void byAnExecutor(CallStyle style) {
    ExecutorService closed = Executors.newSingleThreadExecutor();
    closed.shutdown();
    ThingsApi rejecting = server.api(server.builder().httpClient(http(closed)));
    Throwable failure = style.failure(rejecting.get("1"));
    Class<?> expected = style == CallStyle.FUTURE ? TransportException.class : IOException.class;
    assertTrue(expected.isInstance(failure), failure.toString());
    ExecutorService broken =
        new AbstractExecutorService() {
          @Override
          public void execute(Runnable task) {
            throw new OutOfMemoryError("unable to create native thread");
          }

          @Override
          public void shutdown() {}

          @Override
          public List<Runnable> shutdownNow() {
            return List.of();
          }

          @Override
          public boolean isShutdown() {
            return false;
          }

          @Override
          public boolean isTerminated() {
            return false;
          }

          @Override
          public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
          }
        };
    ThingsApi failing = server.api(server.builder().httpClient(http(broken)));
    TransportException e =
        assertInstanceOf(TransportException.class, style.failure(failing.get("1")));
    assertTrue(e.getMessage().contains("native thread"), e.getMessage());
    assertEquals(0, server.requests());
  }

  private static OkHttpClient http(ExecutorService threads) {
    return new OkHttpClient.Builder().dispatcher(new Dispatcher(threads)).build();
  }

  private static void assertSays(ApiException e, Fault fault) {
    Throwable thrown = fault.thrown.get();
    assertTrue(e.getMessage().contains(thrown.getClass().getSimpleName()), e.getMessage());
    boolean isSecret = String.valueOf(thrown.getMessage()).contains(SECRET);
    assertEquals(isSecret ? RedactedException.class : thrown.getClass(), e.getCause().getClass());
    StringBuilder all = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) {
      all.append(t);
    }
    assertTrue(!all.toString().contains(SECRET), all.toString());
  }
}
