package io.github.facturier.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A median and its unit.
 *
 * @param value the median
 * @param unit unit of the median
 * @param spread difference of the highest and the lowest value, relative to the median
 */
record Measured(double value, String unit, double spread) {
  Measured(double value, String unit) {
    this(value, unit, 0);
  }

  static Measured median(List<Double> values, String unit) {
    if (values.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Measured(median, unit, (sorted[sorted.length - 1] - sorted[0]) / median);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, value < 10 ? "%.2f %s" : "%.0f %s", value, unit);
  }
}
