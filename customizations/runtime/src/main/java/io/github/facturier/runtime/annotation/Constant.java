package io.github.facturier.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter that an operation always sends with the same value. The method has no argument for
 * it; an interceptor adds it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Constant.All.class)
public @interface Constant {
  /** The name in the request. */
  String name();

  /** The value in the request. */
  String value();

  /** Whether it is a header. If false, it is in the form, or in the query if there is no body. */
  boolean header() default false;

  /** Container of the constants of an operation. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface All {
    /** One constant for each parameter. */
    Constant[] value();
  }
}
