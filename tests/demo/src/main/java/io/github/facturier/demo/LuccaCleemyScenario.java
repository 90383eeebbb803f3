package io.github.facturier.demo;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.support.AccountingExport;
import io.github.facturier.luccacleemy.support.DateFilter;
import io.github.facturier.luccacleemy.support.ExportInterruptedException;
import io.github.facturier.runtime.ApiCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** The export of a month's expenses, with errors that can occur. */
final class LuccaCleemyScenario {
  private static final long ESTABLISHMENT = 1;
  private static final LocalDate FIRST = LocalDate.of(2015, 11, 1);
  private static final LocalDate LAST = LocalDate.of(2015, 11, 30);

  private final LuccaCleemyClient client;
  private final StepTable table;
  private final Path folder;

  LuccaCleemyScenario(LuccaCleemyClient client, StepTable table, Path folder) {
    this.client = client;
    this.table = table;
    this.folder = folder;
  }

  /** Lists the establishments. */
  void read() {
    table.step(
        "establishments().list",
        () -> client.establishments().list().stream().toList(),
        all -> {
          Expect.that(!all.isEmpty(), "no establishment can be seen with this key");
          return all.size() + " establishments, the first " + all.get(0).name();
        });
  }

  private ApiCall<AccountingExport> november() {
    return client
        .exports()
        .export(
            ESTABLISHMENT, q -> q.declaredOn(DateFilter.between(FIRST, LAST)).accountingDate(LAST));
  }

  /** Exports November. */
  void export(String name) {
    table.step(
        "exports().save",
        () -> client.exports().save(november(), free(name)).orElseThrow(),
        saved -> {
          Expect.same("lines", 4L, lines(saved));
          return table.file(saved);
        });
  }

  /** Exports November once more, when every entry has been exported. */
  void exportNothing(String name) {
    table.step(
        "exports().save, once more",
        () -> client.exports().save(november(), free(name)),
        saved -> {
          Expect.same("file", true, saved.isEmpty());
          return "nothing to export, no file";
        });
  }

  /** Exports November with a connection that is lost during the response. */
  void lose(String name) {
    table.step(
        "exports().save, connection lost",
        () -> {
          Path target = free(name);
          try {
            client.exports().save(november(), target);
          } catch (ExportInterruptedException e) {
            Expect.that(Files.notExists(target), "half a file has the name of a whole one");
            return Expect.present("part", e.part());
          }
          throw new UnmetExpectation("the export arrived whole");
        },
        part -> "kept " + table.file(part) + "; nothing was sent twice");
  }

  /** Deletes the files of an earlier run, complete or not, since exports are never overwritten. */
  private Path free(String name) throws IOException {
    Path target = folder.resolve(name);
    Files.deleteIfExists(target);
    client.exports().discardUnfinished(target);
    return target;
  }

  private static long lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
