package io.github.facturier.shrink;

import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.myclementine.model.MonthNumber;
import java.io.IOException;
import java.util.Properties;

/** MyClementine's part; it has no downloads. */
final class MyClementinePart {
  private static final long INVOICE = 5175281;

  private MyClementinePart() {}

  static void run(Properties settings, Lines lines) throws IOException {
    try (MyClementineClient client =
        MyClementineClient.builder()
            .baseUrl(settings.getProperty("myclementine.url"))
            .credentials(
                Login.of(
                    settings.getProperty("myclementine.username"),
                    settings.getProperty("myclementine.password")))
            .build()) {
      long society = client.session().societyId();
      lines.add("MyClementine, get", () -> client.users().getSociety(society).result());
      lines.add("file", () -> client.accountingFiles().getDetail(society, INVOICE).result());
      lines.add(
          "for the other accounting type",
          () ->
              client
                  .accountingFiles()
                  .listPurchaseByMonth(society, MonthNumber.JANUARY, 2018)
                  .result());
      lines.add(
          "a GET that writes", () -> client.accountingFiles().setAccount(INVOICE, 2).result());
    }
  }
}
