package io.github.facturier.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What one of the provider's error codes means for one operation. Read by the error decoder. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(ProviderError.All.class)
public @interface ProviderError {
  /** The code on the wire. */
  String code();

  /** Its name in the spec. */
  String name();

  /** All of an operation. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface All {
    /** One a code. */
    ProviderError[] value();
  }
}
