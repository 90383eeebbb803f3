package io.github.facturier.contract.luccacleemy;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import java.io.IOException;
import java.nio.file.Path;

/** Saves an export: {@code SavingMain <address> <target>}. */
final class SavingMain {
  private SavingMain() {}

  public static void main(String[] args) throws IOException {
    try (LuccaCleemyClient client =
        LuccaCleemyClient.builder()
            .baseUrl(args[0])
            .credentials(ApplicationKey.of(ExportServer.KEY))
            .build()) {
      client.exports().save(client.exports().export(1), Path.of(args[1]));
    }
  }
}
