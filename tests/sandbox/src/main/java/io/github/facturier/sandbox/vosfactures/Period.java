package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.ErrorResponseException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The days that {@code period}, {@code date_from} and {@code date_to} ask for, both included. */
record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

  /**
   * Reads the parameters of a call.
   *
   * @param otherwise the period if the call names none
   * @throws ErrorResponseException 422 if a date is none, or the period is unknown
   */
  static Period of(Call call, LocalDate today, String otherwise) {
    LocalDate month = today.withDayOfMonth(1);
    String period = call.param("period", call.param("date_from") == null ? otherwise : "more");
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
      case "more" -> new Period(date(call, "date_from"), date(call, "date_to"));
      default -> throw ErrorResponses.invalid("period", "n'est pas inclus(e) dans la liste");
    };
  }

  /** Whether the day in that field, if any, lies in the period. */
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

  private static @Nullable LocalDate date(Call call, String name) {
    String text = call.param(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw ErrorResponses.invalid(name, "n'est pas une date");
    }
  }
}
