package io.github.facturier.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a list is split into pages. Read by {@code PagedCall}; not for applications. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Paging {
  /** The parameter for the page: in the form if the call sends one, otherwise in the query. */
  String page();

  /** The parameter for the page size; empty if the provider has none. */
  String size() default "";

  /** The maximum page size; 0 if unknown. */
  int max() default 0;

  /**
   * Whether the page parameter is the number of preceding items. If false, it is a page number from
   * 1.
   */
  boolean offset() default false;

  /** The model that contains the items; {@code void} if the response is the list itself. */
  Class<?> envelope() default void.class;

  /** The property of the envelope that holds the items. */
  String items() default "";

  /**
   * The property of the envelope with the number of items of the whole list, as a path with dots;
   * empty if there is none.
   */
  String total() default "";
}
