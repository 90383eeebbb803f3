package io.github.facturier.sandbox;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with a request, to be given to {@link
 * VosFacturesSandbox#failNext(Fault)}. Immutable.
 *
 * <p>A cut connection loses the answer only: the request has taken effect, as it may have in real
 * life, so that a client which blindly resends a write is found out. Slow answers are right
 * answers. All other faults replace the answer, and the request has no effect.
 */
public final class Fault {
  /** How an answer is spoiled. */
  enum Kind {
    REPLACED,
    DELAYED,
    CUT_BEFORE_ANSWER,
    CUT_IN_BODY
  }

  private static final String LOGIN_PAGE =
      """
      <!DOCTYPE html>
      <html lang="fr"><head><title>Connexion</title></head>
      <body><form action="/login" method="post"><input name="login"></form></body></html>
      """;

  private final Kind kind;
  private final Reply reply;
  private final Duration delay;
  private final @Nullable String operationId;
  private final String name;

  private Fault(Kind kind, Reply reply, Duration delay, @Nullable String operationId, String name) {
    this.kind = kind;
    this.reply = reply;
    this.delay = delay;
    this.operationId = operationId;
    this.name = name;
  }

  private static Fault replaced(String name, Reply reply) {
    return new Fault(Kind.REPLACED, reply, Duration.ZERO, null, name);
  }

  /** Status 429 with {@code Retry-After}, in whole seconds rounded up, and a plain text. */
  public static Fault tooManyRequests(Duration retryAfter) {
    return replaced("429", Reply.text(429, "Retry later").with("Retry-After", seconds(retryAfter)));
  }

  /** Status 503 without {@code Retry-After}. */
  public static Fault unavailable() {
    return replaced("503", Reply.text(503, "Service Unavailable"));
  }

  /** Status 503 with {@code Retry-After}, in whole seconds rounded up. */
  public static Fault unavailable(Duration retryAfter) {
    return replaced(
        "503", Reply.text(503, "Service Unavailable").with("Retry-After", seconds(retryAfter)));
  }

  /** The request is read and done, then the connection is closed without a byte of an answer. */
  public static Fault cutBeforeAnswer() {
    return new Fault(Kind.CUT_BEFORE_ANSWER, Reply.empty(200), Duration.ZERO, null, "cut");
  }

  /** The request is done, then the connection is closed in the middle of the answer's body. */
  public static Fault cutInBody() {
    return new Fault(Kind.CUT_IN_BODY, Reply.empty(200), Duration.ZERO, null, "cut in body");
  }

  /** The right answer, later. */
  public static Fault slow(Duration delay) {
    return new Fault(Kind.DELAYED, Reply.empty(200), delay, null, "slow");
  }

  /** Status 200 with JSON that ends in the middle of a text. */
  public static Fault malformed() {
    return replaced("malformed", Reply.raw(200, "application/json", "{\"id\":100,\"number\":\"20"));
  }

  /** Status 200 with an HTML login page. */
  public static Fault htmlPage() {
    return replaced("HTML page", Reply.raw(200, "text/html; charset=utf-8", LOGIN_PAGE));
  }

  /** Any status with any body; a body that starts like JSON is sent as JSON, else as text. */
  public static Fault status(int status, String body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("Fault.status: " + status + " is not a final HTTP status");
    }
    boolean json = body.startsWith("{") || body.startsWith("[");
    String type = json ? "application/json" : "text/plain; charset=utf-8";
    return replaced(Integer.toString(status), Reply.raw(status, type, body));
  }

  /** Status 302 to that location. */
  public static Fault redirect(String location) {
    return replaced("redirect", Reply.empty(302).with("Location", location));
  }

  /** The same fault, kept for the next request to the operation of that {@code operationId}. */
  public Fault on(String operationId) {
    Objects.requireNonNull(operationId, "operationId");
    return new Fault(kind, reply, delay, operationId, name);
  }

  boolean matches(@Nullable String requested) {
    return operationId == null || operationId.equals(requested);
  }

  Kind kind() {
    return kind;
  }

  Reply reply() {
    return reply;
  }

  Duration delay() {
    return delay;
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.plusNanos(999_999_999).toSeconds());
  }

  @Override
  public String toString() {
    return operationId == null ? "Fault " + name : "Fault " + name + " on " + operationId;
  }
}
