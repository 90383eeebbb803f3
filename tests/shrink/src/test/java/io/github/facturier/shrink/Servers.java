package io.github.facturier.shrink;

import io.github.facturier.sandbox.FactomosSandbox;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.Fault;
import io.github.facturier.sandbox.LuccaCleemySandbox;
import io.github.facturier.sandbox.MyClementineSandbox;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.VosFacturesSandbox;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The servers for one run of the app, with the same data and the same faults in each run. */
final class Servers implements AutoCloseable {
  private final Sandbox sandbox =
      Sandbox.start(Clock.fixed(Instant.parse("2026-01-15T10:00:00Z"), ZoneId.of("Europe/Paris")));

  Servers() {
    sandbox.vosFactures().failNext(Fault.unavailable().on("getInvoice"));
    sandbox.vosFactures().failNext(Fault.unavailable().on("sendInvoiceByEmail"));
    sandbox.myClementine().failNext(Fault.unavailable().on("setAccountEnga"));
    sandbox.luccaCleemy().failNext(Fault.unavailable().on("createExpenseAccountingExport"));
  }

  /** Writes the addresses and credentials to a file. */
  Path settings(Path file) throws IOException {
    Properties settings = new Properties();
    VosFacturesSandbox vosFactures = sandbox.vosFactures();
    settings.setProperty("vosfactures.url", vosFactures.url().toString());
    settings.setProperty("vosfactures.token", vosFactures.apiToken());
    FacturationProSandbox pro = sandbox.facturationPro();
    settings.setProperty("facturationpro.url", pro.url().toString());
    settings.setProperty("facturationpro.identifier", pro.identifier());
    settings.setProperty("facturationpro.key", pro.key());
    settings.setProperty("facturationpro.firm", Long.toString(pro.firmId()));
    FactomosSandbox factomos = sandbox.factomos();
    settings.setProperty("factomos.url", factomos.url().toString());
    settings.setProperty("factomos.token", factomos.token());
    settings.setProperty("factomos.secret", factomos.secret());
    MyClementineSandbox clementine = sandbox.myClementine();
    settings.setProperty("myclementine.url", clementine.url().toString());
    settings.setProperty("myclementine.username", clementine.username());
    settings.setProperty("myclementine.password", clementine.password());
    LuccaCleemySandbox lucca = sandbox.luccaCleemy();
    settings.setProperty("luccacleemy.url", lucca.url().toString());
    settings.setProperty("luccacleemy.key", lucca.applicationKey());
    try (Writer out = Files.newBufferedWriter(file)) {
      settings.store(out, null);
    }
    return file;
  }

  /** The requests received, in order. */
  List<String> requests() {
    return Stream.of(
            sandbox.vosFactures().requests(),
            sandbox.facturationPro().requests(),
            sandbox.factomos().requests(),
            sandbox.myClementine().requests(),
            sandbox.luccaCleemy().requests())
        .flatMap(List::stream)
        .map(call -> call.operationId() + " got status " + call.status())
        .toList();
  }

  /** The violations of the providers' documents. */
  List<String> violations() {
    return sandbox.violations();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
