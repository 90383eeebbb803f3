package io.github.facturier.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Metadata of an operation from the spec. Read by the interceptors; not for applications. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {
  /** The {@code operationId} of the spec. */
  String id();

  /** What the operation does ({@code x-effect} in the spec), whatever its HTTP method is. */
  Effect effect() default Effect.WRITE;

  /** Whether the request is sent without credentials. */
  boolean anonymous() default false;

  /**
   * The types of credentials that the operation accepts ({@code security} in the spec); empty for
   * any.
   */
  Class<?>[] credentials() default {};

  /** Whether the request must never be sent a second time ({@code x-retry: never} in the spec). */
  boolean nonRepeatable() default false;

  /**
   * Advice to the caller if it is unknown whether the provider executed the request ({@code
   * x-if-lost} in the spec). Part of the exception's message; empty if none.
   */
  String onUnknownOutcome() default "";

  /** The media type that the response must have if it is a file; empty otherwise. */
  String mediaType() default "";

  /**
   * The server of this operation if it is not the client's own; empty otherwise. A base URL that
   * the user sets takes precedence.
   */
  String server() default "";

  /** The accounting type (comptabilité) that the operation requires; empty for any. */
  String accounting() default "";
}
