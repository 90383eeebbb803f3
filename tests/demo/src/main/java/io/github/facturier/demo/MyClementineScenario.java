package io.github.facturier.demo;

import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Accounting;
import io.github.facturier.myclementine.auth.Session;
import io.github.facturier.myclementine.model.AccountingFileList;
import io.github.facturier.myclementine.model.MonthNumber;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.PermissionException;

/** Reads a company and its accounting documents, and files an invoice under a category. */
final class MyClementineScenario {
  private static final long INVOICE = 5175281;
  private static final long CATEGORY = 2;

  private final MyClementineClient client;
  private final StepTable table;

  MyClementineScenario(MyClementineClient client, StepTable table) {
    this.client = client;
    this.table = table;
  }

  /** Reads the data that every company has; the first step logs in. */
  void read() {
    Session session =
        table.step(
            "session",
            client::session,
            came -> {
              Expect.that(!came.toString().contains(came.token()), "the token is shown");
              return "company " + came.societyId() + ", " + came.accounting();
            });
    table.step(
        "users().getSociety",
        () -> client.users().getSociety(session.societyId()).result(),
        came -> "phone " + Expect.present("data", came.data()).phone());
    if (session.accounting() == Accounting.CASH) {
      table.step(
          "accountingFiles().listPurchaseByMonth",
          () -> january(session.societyId()).result(),
          came -> "documents of January 2018: " + came.success());
    }
  }

  /** Operations of the other accounting type are not sent. */
  void refuse() {
    long society = client.session().societyId();
    table.refusal(
        "accountingFiles().listPurchaseByMonth",
        PermissionException.class,
        () -> january(society).result(),
        e -> {
          Expect.same("status", 0, e.status());
          return "refused: nothing was sent";
        });
  }

  private ApiCall<AccountingFileList> january(long society) {
    return client.accountingFiles().listPurchaseByMonth(society, MonthNumber.JANUARY, 2018);
  }

  /** Files an invoice of the sandbox under a category. */
  void write() {
    table.step(
        "accountingFiles().setAccount",
        () -> client.accountingFiles().setAccount(INVOICE, CATEGORY).result(),
        came -> "success: " + came.success());
    table.step(
        "accountingFiles().getDetail",
        () -> client.accountingFiles().getDetail(client.session().societyId(), INVOICE).result(),
        came -> {
          String rate = Expect.present("data", came.data()).get("tva").getAsString();
          Expect.same("VAT", "20", rate);
          return "invoice " + INVOICE + " has the VAT of its category, " + rate + " %";
        });
  }

  /** After the token has expired. */
  void readAgain() {
    table.step(
        "accountingFiles().getTvas, token expired",
        () -> client.accountingFiles().getTvas(INVOICE).result(),
        came -> "logged in again by itself");
  }
}
