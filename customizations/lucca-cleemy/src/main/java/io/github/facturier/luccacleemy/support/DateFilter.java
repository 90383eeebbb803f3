package io.github.facturier.luccacleemy.support;

import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.json.Codec;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Filters the entries of an export by date. Immutable.
 *
 * <p>Source: support.lucca.fr, "Service d'export comptable automatisé", "Filtres sur les dates des
 * écritures"; developers.lucca.fr, "Create an export and retrieve export content".
 */
public final class DateFilter {
  /** A JSON string, see {@link #toString()}. */
  public static final Codec<DateFilter> CODEC = Codec.text(DateFilter::parse, DateFilter::toString);

  private final String text;

  private DateFilter(String text) {
    this.text = text;
  }

  /** Entries of one day. */
  public static DateFilter on(LocalDate day) {
    return new DateFilter(iso("on", "day", day));
  }

  /** Entries of a day and of all later days. */
  public static DateFilter since(LocalDate day) {
    return new DateFilter("since," + iso("since", "day", day));
  }

  /**
   * Entries of a day and of all earlier days.
   *
   * <p><b>Warning:</b> Lucca's documents are contradictory. The API reference and an example of the
   * help page include the day itself; the rules of the help page exclude it. An exported entry can
   * never be exported again, and one that is left out is not reported. If the day matters, use
   * {@link #between}, which includes both ends in all documents.
   *
   * <p>Source: developers.lucca.fr, "Create an export and retrieve export content";
   * support.lucca.fr, "Service d'export comptable automatisé", "Filtres sur les dates des
   * écritures" and "Exemples".
   */
  public static DateFilter until(LocalDate day) {
    return new DateFilter("until," + iso("until", "day", day));
  }

  /**
   * Entries from the first day to the last one, both included.
   *
   * @throws IllegalArgumentException if the last day is before the first one
   */
  public static DateFilter between(LocalDate first, LocalDate last) {
    String text = "between," + iso("between", "first", first) + "," + iso("between", "last", last);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("DateFilter.between: " + last + " is before " + first);
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
   * Parses the format of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text has another format
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
      throw new IllegalArgumentException("DateFilter.parse: not a date filter: " + text, e);
    }
    throw new IllegalArgumentException("DateFilter.parse: not a date filter: " + text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DateFilter that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text that is sent, such as {@code 2015-11-30} or {@code since,2015-11-30}. */
  @Override
  public String toString() {
    return text;
  }
}
