package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Request;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The period given by {@code period}, {@code date_from} and {@code date_to}.
 *
 * @param from first day, null for no limit
 * @param to last day, null for no limit
 */
record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

  /**
   * Parses the parameters of a request.
   *
   * @param defaultValue the period if the request has none
   * @throws ErrorResponseException 422 if a date is invalid or the period is unknown
   */
  static Period of(Request request, LocalDate today, String defaultValue) {
    LocalDate month = today.withDayOfMonth(1);
    String period =
        request.param("period", request.param("date_from") == null ? defaultValue : "more");
    return switch (period) {
      case "last_12_months" -> new Period(today.minusMonths(12), null);
      case "this_month" -> new Period(month, month.plusMonths(1).minusDays(1));
      case "last_30_days" -> new Period(today.minusDays(30), today);
      case "last_month" -> new Period(month.minusMonths(1), month.minusDays(1));
      case "this_year" ->
          new Period(LocalDate.of(today.getYear(), 1, 1), LocalDate.of(today.getYear(), 12, 31));
      case "last_year" ->
          new Period(
              LocalDate.of(today.getYear() - 1, 1, 1), LocalDate.of(today.getYear() - 1, 12, 31));
      case "all" -> new Period(null, null);
      case "more" -> new Period(date(request, "date_from"), date(request, "date_to"));
      default -> throw ErrorResponses.invalid("period", "n'est pas inclus(e) dans la liste");
    };
  }

  /** Whether the date in a field is in the period; false if there is no date and a limit. */
  boolean contains(JsonObject row, String field) {
    if (from == null && to == null) {
      return true;
    }
    String text = Json.text(row, field);
    if (text == null || text.length() < 10) {
      return false;
    }
    LocalDate day = LocalDate.parse(text.substring(0, 10));
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  private static @Nullable LocalDate date(Request request, String name) {
    String text = request.param(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw ErrorResponses.invalid(name, "n'est pas une date");
    }
  }
}
