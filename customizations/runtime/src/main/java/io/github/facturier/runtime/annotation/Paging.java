package io.github.facturier.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a list is cut into pages. Read by {@code PagedCall}; a user has no need of it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Paging {
  /** The parameter that names the page: in the query, or in the form where the call sends one. */
  String page();

  /** The parameter that names the number of items a page; empty if the provider has none. */
  String size() default "";

  /** The most items that a page may have; 0 if nobody knows. */
  int max() default 0;

  /** Whether the page is named by the number of the items before it, not counted from 1. */
  boolean offset() default false;

  /** The answer that the items are part of; {@code void} if the answer is the bare list. */
  Class<?> envelope() default void.class;

  /** The property of the envelope that holds the items. */
  String items() default "";

  /**
   * The property of the envelope that says how many items the whole list has, with dots on the way
   * to it; empty if there is none.
   */
  String total() default "";
}
