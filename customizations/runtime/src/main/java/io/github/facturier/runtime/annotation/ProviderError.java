package io.github.facturier.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The meaning of an error code of the provider. On a method it applies to that operation, on the
 * builder of a client to every operation. Read by the error decoder.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(ProviderError.All.class)
public @interface ProviderError {
  /** The code in the response. */
  String code();

  /** Its name in the spec. */
  String name();

  /** Container of the errors of an operation or a client. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @interface All {
    /** One error for each code. */
    ProviderError[] value();
  }
}
