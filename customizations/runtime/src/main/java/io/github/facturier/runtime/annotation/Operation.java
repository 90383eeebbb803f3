package io.github.facturier.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the spec says of an operation and HTTP does not. Read by the interceptors; a user has no
 * need of it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {
  /** The {@code operationId} of the spec. */
  String id();

  /** Whether the call goes out without credentials. */
  boolean anonymous() default false;

  /** Whether nobody may send the request a second time, whatever happens. */
  boolean neverResend() default false;

  /** What the caller is to do where nobody knows whether the provider acted; part of the error. */
  String ifLost() default "";

  /** The media type that the answer must have, where it is a file. */
  String mediaType() default "";

  /**
   * The server of this operation, where it is not the client's own; a base URL of the user's
   * overrules it.
   */
  String server() default "";

  /** The accounting type (comptabilité) that the operation is for, empty for any. */
  String accounting() default "";
}
