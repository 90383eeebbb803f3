package io.github.facturier.demo;

import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.vosfactures.model.Invoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;

/** Short texts for values. */
final class Texts {
  private Texts() {}

  /** The gross total of a document. */
  static String euros(Invoice invoice) {
    return money(Expect.present("gross total", invoice.priceGross())) + " " + invoice.currency();
  }

  /** With two decimals. */
  static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /** The provider's messages by field. */
  static String reason(ApiException e) {
    return e.messages().entrySet().stream()
        .map(entry -> (entry.getKey() + " " + String.join(", ", entry.getValue())).strip())
        .collect(Collectors.joining("; "));
  }
}
