package io.github.facturier.sandbox.luccacleemy;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** The records of an account. */
final class AccountState {
  final List<AccountingEntry> entries = new ArrayList<>();
  final List<JsonObject> establishments = new ArrayList<>();
  final List<JsonObject> legalUnits = new ArrayList<>();
  final URI url;
  private final Clock clock;
  private long exports;

  AccountState(Clock clock, URI url) {
    this.clock = clock;
    this.url = url;
    addLegalUnit(1, "Lucca", "441637691");
    addLegalUnit(2, "Lucca Suisse", "552081317");
    addEstablishment("Lucca Marseille", 1, false);
    addEstablishment("Lucca Genève", 2, false);
    addEstablishment("Lucca Nantes", 1, true);
    addEntry(9, "Taxi gare Saint-Charles", "23.50");
    addEntry(15, "Déjeuner client", "48.20");
    addEntry(28, "Train Paris", "112.00");
  }

  private void addEntry(int day, String label, String amount) {
    LocalDate date = LocalDate.of(2015, 11, day);
    entries.add(new AccountingEntry(1, date, date.plusDays(1), date.plusDays(2), label, amount));
  }

  private void addLegalUnit(long id, String name, String siren) {
    legalUnits.add(
        Json.object(
            "id",
            id,
            "name",
            name,
            "countryId",
            "250",
            "legalIdentificationNumber",
            siren,
            "createdAt",
            now(),
            "isArchived",
            false));
  }

  long addEstablishment(String name, long legalUnitId, boolean archived) {
    long id = establishments.size() + 1L;
    establishments.add(
        Json.object(
            "id",
            id,
            "name",
            name,
            "legalUnitId",
            legalUnitId,
            "legalUnit",
            legalUnits.get(Math.toIntExact(legalUnitId) - 1),
            "timezoneId",
            "Europe/Paris",
            "usersCount",
            1,
            "createdAt",
            now(),
            "isArchived",
            archived));
    return id;
  }

  private String now() {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
  }

  /** Marks entries as exported. */
  long export(List<AccountingEntry> chosen) {
    long id = ++exports;
    chosen.forEach(entry -> entry.exportId = id);
    return id;
  }

  List<ExportSummary> history() {
    Map<Long, ExportSummary> history = new TreeMap<>();
    for (AccountingEntry entry : entries) {
      Long id = entry.exportId;
      if (id != null) {
        history.merge(
            id,
            new ExportSummary(id, entry.legalEntityId, 1),
            (one, other) ->
                new ExportSummary(id, one.legalEntityId(), one.entries() + other.entries()));
      }
    }
    return List.copyOf(history.values());
  }

  void deleteExport(long id) {
    if (history().stream().noneMatch(export -> export.id() == id)) {
      throw new NoSuchElementException("No export " + id);
    }
    for (AccountingEntry entry : entries) {
      if (Long.valueOf(id).equals(entry.exportId)) {
        entry.exportId = null;
      }
    }
  }
}
