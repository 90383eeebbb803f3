package io.github.facturier.contract.facturationpro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.model.Customer;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.Sandbox;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser loads the sandbox's page, which loads a customer by JSONP. */
class BrowserTest {
  private static final long MOST_SECONDS = 120;

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Test
  void showsTheCustomer(@TempDir Path folder) throws Exception {
    Optional<Path> chromium = chromium();
    assumeTrue(
        chromium.isPresent(),
        "no 'chromium' on the PATH, so no browser loads the page: apt-get install chromium");
    try (Sandbox sandbox = Sandbox.start()) {
      FacturationProSandbox pro = sandbox.facturationPro();
      try (FacturationProClient client = Clients.of(pro).build()) {
        Customer customer =
            Customers.create(client.firm(pro.firmId()), "Crémerie <b>Dupont</b> & Fils\u2028");
        String page =
            load(chromium.get(), pro.customerPage(pro.firmId(), customer.id()).toString(), folder);
        assertTrue(
            page.contains(
                "<h1 id=\"customer\">Crémerie &lt;b&gt;Dupont&lt;/b&gt; &amp; Fils\u2028</h1>"),
            page);
      }
      assertEquals(
          1,
          pro.requests().stream()
              .filter(call -> call.target().contains("callback=shop.show"))
              .count());
      assertEquals(List.of(), pro.violations());
    }
  }

  private static String load(Path chromium, String address, Path folder) throws Exception {
    Path page = folder.resolve("page.html");
    Process browser =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                address)
            .redirectError(folder.resolve("errors.txt").toFile())
            .redirectOutput(page.toFile())
            .start();
    if (!browser.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      throw new AssertionError(
          "the browser did not end: " + Files.readString(folder.resolve("errors.txt")));
    }
    return Files.readString(page);
  }
}
