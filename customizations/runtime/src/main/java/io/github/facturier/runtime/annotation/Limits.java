package io.github.facturier.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The limits that the spec sets for a parameter. Checked before a call is created. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Limits {
  /** The least number; empty if there is none. */
  String minimum() default "";

  /** The greatest number; empty if there is none. */
  String maximum() default "";

  /** The least number of items of a list. */
  int minItems() default 0;

  /** The greatest number of items of a list. */
  int maxItems() default Integer.MAX_VALUE;

  /** The greatest number of characters of a text. */
  int maxLength() default Integer.MAX_VALUE;

  /** The regular expression that a text matches somewhere; empty if there is none. */
  String pattern() default "";
}
