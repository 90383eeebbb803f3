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

  /**
   * The parameter for the page size; empty if the provider has none. If it is the same as {@link
   * #page()}, its value is both, separated by a comma.
   */
  String size() default "";

  /** The maximum page size; 0 if unknown. */
  int max() default 0;

  /**
   * The page sizes that the provider knows; empty if it takes any. It may round another size to one
   * of them, so that a page of one of these sizes is not the last one.
   */
  int[] sizes() default {};

  /**
   * Whether the page parameter is the number of preceding items. If false, it is a page number from
   * 1.
   */
  boolean offset() default false;

  /** The model that contains the items; {@code void} if the response is the list itself. */
  Class<?> envelope() default void.class;

  /** The property of the envelope that holds the items, as a path with dots. */
  String items() default "";

  /**
   * The property of the envelope with the number of items of the whole list, as a path with dots;
   * empty if there is none.
   */
  String total() default "";

  /**
   * The property of the envelope with the cursor of the next page, or with a URL whose query has
   * it, as a path with dots; empty if pages are numbered. It is null on the last page. The cursor
   * is the value of the page parameter.
   */
  String next() default "";

  /**
   * A parameter without which a page has neither {@link #next()} nor {@link #total()}, as {@code
   * name=value,value}: its values are added to those of the caller. Empty if there is none.
   */
  String with() default "";
}
