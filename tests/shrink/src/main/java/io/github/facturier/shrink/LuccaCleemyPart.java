package io.github.facturier.shrink;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.luccacleemy.support.DateFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;

/** The Lucca Cleemy part. */
final class LuccaCleemyPart {
  private LuccaCleemyPart() {}

  static void run(Properties settings, Path folder, Lines lines) throws IOException {
    DateFilter november = DateFilter.between(LocalDate.of(2015, 11, 1), LocalDate.of(2015, 11, 30));
    try (LuccaCleemyClient client =
        LuccaCleemyClient.builder()
            .baseUrl(settings.getProperty("luccacleemy.url"))
            .credentials(ApplicationKey.of(settings.getProperty("luccacleemy.key")))
            .build()) {
      lines.add("Lucca Cleemy, list", () -> client.establishments().list().stream().toList());
      lines.add("get", () -> client.legalUnits().list().result());
      lines.add("never resent", () -> client.exports().export(1).result());
      lines.add(
          "download",
          () ->
              Lines.file(
                  client
                      .exports()
                      .save(
                          client.exports().export(1, q -> q.declaredOn(november)),
                          folder.resolve("ecritures.csv"))
                      .orElseThrow()));
      lines.add("no such establishment", () -> client.exports().export(999).result());
    }
  }
}
