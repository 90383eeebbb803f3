package io.github.facturier.sandbox;

import io.github.facturier.sandbox.http.InjectedFault;
import io.github.facturier.sandbox.http.Response;
import java.time.Duration;
import java.util.Objects;

/**
 * A failure of the provider or of the network, to be injected with {@link
 * VosFacturesSandbox#failNext(Fault)}. Immutable.
 *
 * <p>A closed connection loses the response only: the request takes effect, so that a test finds a
 * client that blindly resends a write. A slow response is a correct response. All other faults
 * replace the response, and the request has no effect.
 */
public final class Fault {
  private static final String LOGIN_PAGE =
      """
      <!DOCTYPE html>
      <html lang="fr"><head><title>Connexion</title></head>
      <body><form action="/login" method="post"><input name="login"></form></body></html>
      """;

  private final InjectedFault injected;
  private final String name;

  private Fault(InjectedFault injected, String name) {
    this.injected = injected;
    this.name = name;
  }

  private static Fault replace(String name, Response replacement) {
    return new Fault(InjectedFault.replace(replacement), name);
  }

  /** Status 429 with {@code Retry-After}, in whole seconds rounded up, and a plain text. */
  public static Fault tooManyRequests(Duration retryAfter) {
    return replace(
        "429", Response.text(429, "Retry later").withHeader("Retry-After", seconds(retryAfter)));
  }

  /** Status 503 without {@code Retry-After}. */
  public static Fault unavailable() {
    return replace("503", Response.text(503, "Service Unavailable"));
  }

  /** Status 503 with {@code Retry-After}, in whole seconds rounded up. */
  public static Fault unavailable(Duration retryAfter) {
    return replace(
        "503",
        Response.text(503, "Service Unavailable").withHeader("Retry-After", seconds(retryAfter)));
  }

  /** The request takes effect, then the connection is closed before the response. */
  public static Fault cutBeforeResponse() {
    return new Fault(InjectedFault.closeBeforeResponse(), "cut");
  }

  /** The request takes effect, then the connection is closed in the middle of the response body. */
  public static Fault cutInBody() {
    return new Fault(InjectedFault.closeInBody(), "cut in body");
  }

  /** The correct response, after a delay. */
  public static Fault slow(Duration delay) {
    return new Fault(InjectedFault.delay(delay), "slow");
  }

  /** Status 200 with JSON that is truncated in the middle of a string. */
  public static Fault malformed() {
    return replace(
        "malformed", Response.raw(200, "application/json", "{\"id\":100,\"number\":\"20"));
  }

  /** Status 200 with an HTML login page. */
  public static Fault htmlPage() {
    return replace("HTML page", Response.raw(200, "text/html; charset=utf-8", LOGIN_PAGE));
  }

  /**
   * Any status with any body. A body that starts like JSON has the type of JSON, any other that of
   * plain text.
   *
   * @throws IllegalArgumentException if the status is not from 200 to 599
   */
  public static Fault status(int status, String body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("Fault.status: " + status + " is not a final HTTP status");
    }
    boolean json = body.startsWith("{") || body.startsWith("[");
    String type = json ? "application/json" : "text/plain; charset=utf-8";
    return replace(Integer.toString(status), Response.raw(status, type, body));
  }

  /** Status 302 to a location. */
  public static Fault redirect(String location) {
    return replace("redirect", Response.empty(302).withHeader("Location", location));
  }

  /** The same fault, limited to requests of the operation with that {@code operationId}. */
  public Fault on(String operationId) {
    Objects.requireNonNull(operationId, "operationId");
    return new Fault(injected.on(operationId), name);
  }

  InjectedFault injected() {
    return injected;
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.plusNanos(999_999_999).toSeconds());
  }

  @Override
  public String toString() {
    String operationId = injected.operationId();
    return operationId == null ? "Fault " + name : "Fault " + name + " on " + operationId;
  }
}
