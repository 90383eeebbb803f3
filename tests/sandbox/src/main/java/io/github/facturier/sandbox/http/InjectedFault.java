package io.github.facturier.sandbox.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault that a {@link LoopbackServer} injects into the handling of a request.
 *
 * @param kind what happens to the response
 * @param replacement the response that is sent instead, null unless {@link Kind#REPLACE}
 * @param delay how long the response is delayed, zero unless {@link Kind#DELAY}
 * @param operationId the operation whose requests are affected, null for all requests
 */
public record InjectedFault(
    Kind kind, @Nullable Response replacement, Duration delay, @Nullable String operationId) {

  /** What happens to a response. */
  public enum Kind {
    /** Another response is sent, and the request has no effect. */
    REPLACE,
    /** The response is sent later. */
    DELAY,
    /** The connection is closed before the response. */
    CLOSE_BEFORE_RESPONSE,
    /** The connection is closed in the middle of the response body. */
    CLOSE_IN_BODY
  }

  /** A fault that replaces the response. */
  public static InjectedFault replace(Response replacement) {
    return new InjectedFault(Kind.REPLACE, replacement, Duration.ZERO, null);
  }

  /** A fault that delays the response. */
  public static InjectedFault delay(Duration delay) {
    return new InjectedFault(Kind.DELAY, null, delay, null);
  }

  /** A fault that closes the connection before the response. */
  public static InjectedFault closeBeforeResponse() {
    return new InjectedFault(Kind.CLOSE_BEFORE_RESPONSE, null, Duration.ZERO, null);
  }

  /** A fault that closes the connection in the middle of the response body. */
  public static InjectedFault closeInBody() {
    return new InjectedFault(Kind.CLOSE_IN_BODY, null, Duration.ZERO, null);
  }

  /** The same fault, limited to the requests of one operation. */
  public InjectedFault on(String operation) {
    return new InjectedFault(kind, replacement, delay, operation);
  }

  boolean matches(@Nullable String requested) {
    return operationId == null || operationId.equals(requested);
  }
}
