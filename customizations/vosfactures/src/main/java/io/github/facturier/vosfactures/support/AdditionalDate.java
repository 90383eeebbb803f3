package io.github.facturier.vosfactures.support;

import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.json.Codec;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The additional date of a document (date additionnelle, usually the date of sale): a day, a month,
 * or {@link #OFF}, which differs from a property that is not set.
 *
 * <p>Source: README 2026-03, field {@code sell_date}.
 */
public final class AdditionalDate {
  /** The date is not shown on the document. */
  public static final AdditionalDate OFF = new AdditionalDate("off");

  /** A JSON string, see {@link #toString()}. */
  public static final Codec<AdditionalDate> CODEC =
      Codec.text(AdditionalDate::new, AdditionalDate::toString);

  private final String text;

  private AdditionalDate(String text) {
    this.text = text;
  }

  /**
   * A day.
   *
   * @throws IllegalArgumentException if it is null
   */
  public static AdditionalDate of(LocalDate day) {
    return new AdditionalDate(Checks.required("AdditionalDate.of", "day", day).toString());
  }

  /**
   * A month.
   *
   * @throws IllegalArgumentException if it is null
   */
  public static AdditionalDate of(YearMonth month) {
    return new AdditionalDate(Checks.required("AdditionalDate.of", "month", month).toString());
  }

  /** The day; null if it is a month or off. */
  public @Nullable LocalDate day() {
    return text.length() == "2013-01-16".length() ? LocalDate.parse(text) : null;
  }

  /** The month, also the month of a day; null if it is off. */
  public @Nullable YearMonth month() {
    return text.length() >= "2013-01".length() ? YearMonth.parse(text.substring(0, 7)) : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AdditionalDate that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** {@code 2013-01-16}, {@code 2013-01} or {@code off}. */
  @Override
  public String toString() {
    return text;
  }
}
