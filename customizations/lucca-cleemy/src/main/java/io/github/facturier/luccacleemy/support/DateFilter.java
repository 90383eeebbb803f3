package io.github.facturier.luccacleemy.support;

import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.json.Codec;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which days the entries of an export may have. Immutable.
 *
 * <p>Source: export.fr.txt, "Filtres sur les dates des écritures"; official_docs_excerpts.md,
 * section A.
 */
public final class DateFilter {
  /** On the wire a text. */
  public static final Codec<DateFilter> CODEC = Codec.text(DateFilter::parse, DateFilter::toString);

  private final String text;

  private DateFilter(String text) {
    this.text = text;
  }

  /** That day alone. */
  public static DateFilter on(LocalDate day) {
    return new DateFilter(iso("on", "day", day));
  }

  /** That day and every later one. */
  public static DateFilter since(LocalDate day) {
    return new DateFilter("since," + iso("since", "day", day));
  }

  /**
   * Every day before that one. Lucca's documents disagree on whether the day itself is among them:
   * where it matters, use {@link #between}, whose ends both are.
   */
  public static DateFilter until(LocalDate day) {
    return new DateFilter("until," + iso("until", "day", day));
  }

  /**
   * From the first day to the last, both included.
   *
   * @throws IllegalArgumentException if the last day comes before the first
   */
  public static DateFilter between(LocalDate first, LocalDate last) {
    String text = "between," + iso("between", "first", first) + "," + iso("between", "last", last);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("DateFilter.between: " + last + " comes before " + first);
    }
    return new DateFilter(text);
  }

  private static String iso(String method, String parameter, LocalDate day) {
    Checks.required("DateFilter." + method, parameter, day);
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw new IllegalArgumentException(
          "DateFilter."
              + method
              + ": parameter '"
              + parameter
              + "' has a year that Cleemy cannot read: "
              + day);
    }
    return day.toString();
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static DateFilter parse(String text) {
    String[] parts = Checks.required("DateFilter.parse", "text", text).split(",", -1);
    try {
      if (parts.length == 1) {
        return on(LocalDate.parse(parts[0]));
      }
      if (parts.length == 2 && parts[0].equals("since")) {
        return since(LocalDate.parse(parts[1]));
      }
      if (parts.length == 2 && parts[0].equals("until")) {
        return until(LocalDate.parse(parts[1]));
      }
      if (parts.length == 3 && parts[0].equals("between")) {
        return between(LocalDate.parse(parts[1]), LocalDate.parse(parts[2]));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("DateFilter.parse: no date filter: " + text, e);
    }
    throw new IllegalArgumentException("DateFilter.parse: no date filter: " + text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DateFilter that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** {@code 2015-11-30}, or {@code since,2015-11-30} and the like: as it is sent. */
  @Override
  public String toString() {
    return text;
  }
}
