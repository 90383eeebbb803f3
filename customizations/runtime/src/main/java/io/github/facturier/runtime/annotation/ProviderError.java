package io.github.facturier.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an error code of the provider means: for one operation, or, on the builder of a client, for
 * every operation. Read by the error decoder.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(ProviderError.All.class)
public @interface ProviderError {
  /** The code on the wire. */
  String code();

  /** Its name in the spec. */
  String name();

  /** All of an operation or a client. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @interface All {
    /** One a code. */
    ProviderError[] value();
  }
}
