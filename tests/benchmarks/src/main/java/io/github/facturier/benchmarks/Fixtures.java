package io.github.facturier.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The response bodies of the servers: invoices with the fields, order and empty values of real
 * ones.
 */
final class Fixtures {
  static final int PAGE = 100;
  static final int PAGES = 10;

  private Fixtures() {}

  /** An invoice of VosFactures, which has 100 fields. */
  static byte[] invoice(int id) {
    return compact("vosfactures-invoice.json").formatted(id).getBytes(StandardCharsets.UTF_8);
  }

  /** A page of them. */
  static byte[] invoicePage() {
    String invoice = compact("vosfactures-invoice.json");
    return page(invoice, 1);
  }

  /** A page of invoices of Facturation.pro, with the number of pages. */
  static byte[] numberedPage(int number) {
    String invoice = compact("facturation-pro-invoice.json");
    return page(invoice.replace("\"id\":1,", "\"id\":%1$d,"), (number - 1) * PAGE + 1);
  }

  private static byte[] page(String invoice, int first) {
    return IntStream.range(first, first + PAGE)
        .mapToObj(invoice::formatted)
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Removes indentation, as servers send none. */
  private static String compact(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(String::strip).collect(Collectors.joining()).replace("\": ", "\":");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
