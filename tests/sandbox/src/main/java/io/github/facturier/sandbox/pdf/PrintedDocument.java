package io.github.facturier.sandbox.pdf;

import io.github.facturier.sandbox.data.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of a printed invoice, quote or order of any provider.
 *
 * @param title kind of the document, in French
 * @param number its number, empty for a draft
 * @param mark what kind of copy it is, or empty
 * @param seller name, address and numbers of the seller
 * @param buyer name, address and numbers of the buyer
 * @param facts dates and references, by label
 * @param lines what is sold
 * @param vat VAT by rate
 * @param net total without VAT
 * @param gross total with VAT
 * @param paid what has been paid, null if it is not printed
 * @param currency code of the currency
 * @param notes terms of payment and further texts
 */
public record PrintedDocument(
    String title,
    String number,
    String mark,
    List<String> seller,
    List<String> buyer,
    Map<String, String> facts,
    List<Line> lines,
    List<Vat> vat,
    BigDecimal net,
    BigDecimal gross,
    @Nullable BigDecimal paid,
    String currency,
    List<String> notes) {

  /**
   * A line.
   *
   * @param text description
   * @param figures null for a line with text only
   */
  public record Line(String text, @Nullable Figures figures) {}

  /**
   * The figures of a line.
   *
   * @param quantity with its unit, if it has one
   * @param unitPrice without VAT
   * @param rate of VAT, in percent
   * @param net total without VAT
   */
  public record Figures(String quantity, BigDecimal unitPrice, BigDecimal rate, BigDecimal net) {}

  /**
   * A row of the VAT table.
   *
   * @param rate in percent
   * @param net net amount at that rate
   * @param tax VAT amount
   */
  public record Vat(BigDecimal rate, BigDecimal net, BigDecimal tax) {
    /**
     * Sums the lines by rate, in ascending order. The last row includes the rounding difference, so
     * that the rows add up to the totals of the document.
     */
    public static List<Vat> byRate(List<Vat> lines, BigDecimal net, BigDecimal tax) {
      Map<BigDecimal, Vat> sums = new TreeMap<>();
      for (Vat line : lines) {
        sums.merge(line.rate().stripTrailingZeros(), line, Vat::plus);
      }
      List<Vat> rows = new ArrayList<>();
      BigDecimal netLeft = net;
      BigDecimal taxLeft = tax;
      for (Map.Entry<BigDecimal, Vat> sum : sums.entrySet()) {
        boolean last = rows.size() == sums.size() - 1;
        BigDecimal rowNet = last ? netLeft : Amounts.cents(sum.getValue().net());
        BigDecimal rowTax = last ? taxLeft : Amounts.cents(sum.getValue().tax());
        rows.add(new Vat(sum.getKey(), rowNet, rowTax));
        netLeft = netLeft.subtract(rowNet);
        taxLeft = taxLeft.subtract(rowTax);
      }
      return rows;
    }

    private Vat plus(Vat other) {
      return new Vat(rate, net.add(other.net), tax.add(other.tax));
    }
  }
}
