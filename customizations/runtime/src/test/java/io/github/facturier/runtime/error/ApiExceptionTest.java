package io.github.facturier.runtime.error;

import static io.github.facturier.runtime.ThingsServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.ThingsApi;
import io.github.facturier.runtime.ThingsServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Exceptions that users create in their tests, and that are serialized. */
class ApiExceptionTest {
  private static final ApiError ERROR =
      ApiError.builder()
          .operation("InvoicesApi.create")
          .url("https://example.com/invoices.json")
          .status(422)
          .code("error")
          .name("BAD_NAME")
          .messages(Map.of("name", List.of("a", "b"), "", List.of("c")))
          .retryAfter(Duration.ofSeconds(7))
          .body("{}")
          .build();

  @RegisterExtension final ThingsServer server = new ThingsServer();

  static Stream<ApiException> kinds() {
    List<ApiException> kinds =
        List.of(
            AuthenticationException.of(ERROR),
            ConflictException.of(ERROR),
            DecodingException.of(ERROR),
            NotFoundException.of(ERROR),
            PermissionException.of(ERROR),
            ProviderException.of(ERROR),
            RateLimitException.of(ERROR),
            ServerException.of(ERROR),
            TransportException.of(ERROR, new IOException("cut")),
            ValidationException.of(ERROR));
    assertEquals(
        List.of(ApiException.class.getPermittedSubclasses()).stream()
            .map(Class::getName)
            .sorted()
            .toList(),
        kinds.stream().map(e -> e.getClass().getName()).sorted().toList());
    return kinds.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachKindIsMadeOfAnError(ApiException e) {
    assertSame(ERROR, e.error());
    assertEquals(
        "InvoicesApi.create: 422 (error) BAD_NAME: c; name a, b; retry after 7 s", e.getMessage());
    assertTrue(
        Arrays.stream(e.getClass().getMethods())
            .anyMatch(m -> m.getName().equals("of") && Modifier.isStatic(m.getModifiers())));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachKindSurvivesSerialization(ApiException e) throws Exception {
    ApiException copy = copy(e);
    assertSame(e.getClass(), copy.getClass());
    assertEquals(e.error(), copy.error());
    assertEquals(e.getMessage(), copy.getMessage());
    assertEquals("InvoicesApi.create", copy.operation());
    assertEquals("https://example.com/invoices.json", copy.url());
    assertEquals(422, copy.status());
    assertEquals("error", copy.code());
    assertEquals("BAD_NAME", copy.name());
    assertEquals(Map.of("name", List.of("a", "b"), "", List.of("c")), copy.messages());
    assertEquals(Duration.ofSeconds(7), copy.retryAfter());
    assertEquals("{}", copy.body());
    assertEquals(e.getCause() == null, copy.getCause() == null);
  }

  @Test
  void whatACallThrowsSurvivesSerialization() throws Exception {
    ThingsApi api = server.api(server.builder().retryPolicy(RetryPolicy.NONE));
    server.respond(status(422).setBody("why"), status(204), ThingsServer.cut());
    server.respond("[");
    server.respond("<html>");
    for (int i = 0; i < 5; i++) {
      ApiException e = assertThrows(ApiException.class, () -> api.get("1").result());
      assertEquals(e.error(), copy(e).error());
    }
  }

  /** A third-party exception with a field that cannot be serialized. */
  private static final class Unserializable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // that is the point
    private final Object lock = new Object();

    Unserializable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aCauseThatCannotBeSerializedBecomesText(ApiException kind) throws Exception {
    Throwable cause = new IOException("outer", new Unserializable("inner", null));
    ApiException e = kind.with(ERROR, cause);
    e.addSuppressed(new Unserializable("suppressed", null));
    ApiException copy = copy(e);
    assertSame(kind.getClass(), copy.getClass());
    assertEquals(ERROR, copy.error());
    assertEquals(e.outcome(), copy.outcome());
    assertEquals("java.io.IOException: outer", copy.getCause().getMessage());
    assertTrue(copy.getCause().getCause().getMessage().endsWith("Unserializable: inner"));
    assertTrue(copy.getSuppressed()[0].getMessage().endsWith("Unserializable: suppressed"));
    assertEquals(List.of(e.getStackTrace()), List.of(copy.getStackTrace()));
    assertSame(cause, e.getCause());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKindIsMadeByItsFactoryOnly(ApiException e) {
    assertEquals(0, e.getClass().getConstructors().length);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theFailureOfAnotherCallKeepsItsKind(ApiException e) {
    ApiException other = e.withOutcome(Outcome.NOT_SENT);
    assertSame(e.getClass(), other.getClass());
    assertSame(e, other.getCause());
    assertEquals(Outcome.NOT_SENT, other.outcome());
    assertEquals(e.error().withOutcome(Outcome.NOT_SENT), other.error());
    assertSame(other, other.withOutcome(Outcome.NOT_SENT));
  }

  @ParameterizedTest
  @CsvSource({
    "400,Validation",
    "422,Validation",
    "401,Authentication",
    "403,Permission",
    "404,NotFound",
    "410,NotFound",
    "409,Conflict",
    "429,RateLimit",
    "500,Server",
    "418,Provider",
    "200,Provider",
    "0,Transport"
  })
  void theKindOfAStatus(int status, String kind) {
    ApiException e = ApiException.of(ApiError.builder().status(status).build());
    assertEquals(kind + "Exception", e.getClass().getSimpleName());
  }

  @Test
  void whatIsNotSetIsUnknown() {
    ApiError error = ApiError.builder().build();
    assertEquals("no response", error.message());
    assertEquals(0, error.status());
    assertNull(error.operation());
    assertNull(error.url());
    assertNull(error.code());
    assertNull(error.name());
    assertNull(error.retryAfter());
    assertEquals(Map.of(), error.messages());
    assertEquals("", error.body());
    assertEquals("why", ApiError.builder().message("why").status(500).build().message());
  }

  private static ApiException copy(ApiException e) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(e);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (ApiException) in.readObject();
    }
  }
}
