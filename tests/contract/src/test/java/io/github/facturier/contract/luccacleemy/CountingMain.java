package io.github.facturier.contract.luccacleemy;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.luccacleemy.support.AccountingExport;
import java.io.IOException;
import java.io.OutputStream;

/** Counts the bytes of an export and prints their number: {@code CountingMain <address>}. */
final class CountingMain {
  private CountingMain() {}

  public static void main(String[] args) throws IOException {
    try (LuccaCleemyClient client =
            LuccaCleemyClient.builder()
                .baseUrl(args[0])
                .credentials(ApplicationKey.of(ExportServer.KEY))
                .build();
        AccountingExport export = client.exports().export(1).result()) {
      long bytes = export.copyTo(OutputStream.nullOutputStream());
      System.out.println(bytes + " bytes in " + Runtime.getRuntime().maxMemory() / 1024 / 1024);
    }
  }
}
