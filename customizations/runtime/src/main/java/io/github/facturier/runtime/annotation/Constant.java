package io.github.facturier.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter that an operation always sends, and always with the same value. It is no argument of
 * the method, but added on the way out.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Constant.All.class)
public @interface Constant {
  /** The name on the wire. */
  String name();

  /** The value on the wire. */
  String value();

  /** All of an operation. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface All {
    /** One a parameter. */
    Constant[] value();
  }
}
