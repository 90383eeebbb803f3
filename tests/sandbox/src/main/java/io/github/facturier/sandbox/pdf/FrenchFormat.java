package io.github.facturier.sandbox.pdf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Amounts, dates and company numbers in the format of French documents. */
public final class FrenchFormat {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  private FrenchFormat() {}

  /** {@code 1 411,00 €}; a currency without a sign is written as its code. */
  public static String money(BigDecimal amount, String currency) {
    String plain = amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    String grouped = plain.replaceAll("(?<=\\d)(?=(\\d{3})+\\.)", " ");
    return grouped.replace('.', ',') + " " + (currency.equals("EUR") ? "€" : currency);
  }

  /** {@code 1,5}: a number without trailing zeros. */
  public static String number(BigDecimal number) {
    BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return stripped.toPlainString().replace('.', ',');
  }

  /** {@code 5,5 %}. */
  public static String percent(BigDecimal rate) {
    return number(rate) + " %";
  }

  /** {@code 28/11/2026}; a text that is not an ISO date is unchanged. */
  public static String date(String iso) {
    try {
      return DATE.format(LocalDate.parse(iso));
    } catch (DateTimeException e) {
      return iso;
    }
  }

  /**
   * The lines that identify a company, from any of its numbers: a SIRET or SIREN gives the VAT
   * number, and a VAT number the SIREN.
   */
  public static List<String> company(String number) {
    String digits = number.replaceAll("[ .]", "");
    if (digits.matches("\\d{14}")) {
      String siret = siren(digits) + " " + digits.substring(9);
      return List.of("SIRET " + siret, "N° TVA " + vatNumber(digits.substring(0, 9)));
    }
    if (digits.matches("\\d{9}")) {
      return List.of("SIREN " + siren(digits), "N° TVA " + vatNumber(digits));
    }
    if (digits.matches("FR\\w{2}\\d{9}")) {
      return List.of("SIREN " + siren(digits.substring(4)), "N° TVA " + digits);
    }
    return number.isBlank() ? List.of() : List.of("N° TVA " + number);
  }

  private static String siren(String digits) {
    return String.join(" ", digits.substring(0, 3), digits.substring(3, 6), digits.substring(6, 9));
  }

  private static String vatNumber(String siren) {
    BigInteger rest = new BigInteger(siren).mod(BigInteger.valueOf(97));
    return String.format(Locale.ROOT, "FR%02d%s", (12 + 3 * rest.intValue()) % 97, siren);
  }

  /** The terms that the Commercial Code requires on an invoice between companies. */
  public static String latePayment(String penalty) {
    return "En cas de retard de paiement, des pénalités sont exigibles au taux de "
        + penalty
        + ", ainsi qu'une indemnité forfaitaire de 40\u00a0€ pour frais de recouvrement"
        + " (art. L.\u00a0441-10 du Code de commerce).";
  }
}
