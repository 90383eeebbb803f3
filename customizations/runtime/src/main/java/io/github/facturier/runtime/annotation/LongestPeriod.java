package io.github.facturier.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The longest period that two dates of an operation may span ({@code x-longest-period} in the
 * spec). Checked before a call is created.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LongestPeriod {
  /** The query parameter with the first day. */
  String from();

  /** The query parameter with the last day, which is included. */
  String to();

  /** The number of days. */
  int days();
}
