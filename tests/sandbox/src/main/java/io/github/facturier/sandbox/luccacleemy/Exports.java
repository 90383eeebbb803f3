package io.github.facturier.sandbox.luccacleemy;

import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounting exports. An entry is exported at most once. */
final class Exports {
  private static final Set<String> INSTANCES = Set.of("cleemy", "cleemy-untel");

  /** The charset of French accounting software. No header declares it. */
  private static final Charset CHARSET = Charset.forName("windows-1252");

  private final AccountState state;

  Exports(AccountState state) {
    this.state = state;
  }

  Response create(Request request) {
    String instance = request.pathValue("instance");
    if (!INSTANCES.contains(instance)) {
      throw LuccaCleemyApplication.error(404, "Not Found");
    }
    Long legalEntityId = Json.id(request.param("legalEntityId"));
    if (legalEntityId == null || legalEntityId < 1) {
      throw LuccaCleemyApplication.error(400, "legalEntityId is required");
    }
    if (legalEntityId > state.establishments.size()) {
      throw LuccaCleemyApplication.error(404, "Not Found");
    }
    LocalDate accountingDate = date(request.param("accountingDate"));
    List<AccountingEntry> chosen = new ArrayList<>();
    for (AccountingEntry entry : state.entries) {
      boolean open = entry.exportId == null && entry.legalEntityId == legalEntityId;
      if (open
          && instance.equals("cleemy")
          && isWithin(request.param("declaredOn"), entry.declaredOn)
          && isWithin(request.param("approvedOn"), entry.approvedOn)
          && isWithin(request.param("controlledOn"), entry.controlledOn)) {
        chosen.add(entry);
      }
    }
    if (chosen.isEmpty()) {
      return Response.empty(204);
    }
    long id = state.export(chosen);
    return Response.file(200, "text/csv", file(chosen, accountingDate))
        .withHeader("Content-Disposition", "attachment; filename=\"export-" + id + ".csv\"");
  }

  private static byte[] file(List<AccountingEntry> entries, @Nullable LocalDate accountingDate) {
    StringBuilder file = new StringBuilder("Date;Libellé;Débit\r\n");
    for (AccountingEntry entry : entries) {
      LocalDate date = accountingDate == null ? entry.declaredOn : accountingDate;
      file.append(date).append(';').append(entry.label).append(';');
      file.append(entry.amount.replace('.', ',')).append("\r\n");
    }
    return file.toString().getBytes(CHARSET);
  }

  /** Whether a day is within a date filter; null is no filter. */
  static boolean isWithin(@Nullable String filter, LocalDate day) {
    if (filter == null) {
      return true;
    }
    String[] parts = filter.split(",");
    return switch (parts[0]) {
      case "since" -> parts.length == 2 && !day.isBefore(required(parts[1]));
      case "until" -> parts.length == 2 && !day.isAfter(required(parts[1]));
      case "between" ->
          parts.length == 3
              && !day.isBefore(required(parts[1]))
              && !day.isAfter(required(parts[2]));
      default -> day.equals(required(filter));
    };
  }

  private static LocalDate required(String text) {
    LocalDate date = date(text);
    if (date == null) {
      throw LuccaCleemyApplication.error(400, "Not a date");
    }
    return date;
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw LuccaCleemyApplication.error(400, "Not a date");
    }
  }
}
