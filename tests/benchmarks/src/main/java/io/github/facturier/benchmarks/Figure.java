package io.github.facturier.benchmarks;

import java.util.Locale;

/**
 * One line of the report.
 *
 * @param what name of the measurement
 * @param seen result, formatted
 * @param value value that is compared with the goal
 * @param unit what the value is counted in; {@code ×} for a ratio
 * @param goal required value
 * @param atLeast whether the goal is a lower bound
 * @param why the reason for a value beyond the goal
 */
record Figure(
    String what, String seen, double value, String unit, double goal, boolean atLeast, String why) {
  /** A ratio of two measurements, with the allowed ratio. */
  static Figure ratio(String what, Measured ours, Measured theirs, double most, String why) {
    String seen = ours + " against " + theirs;
    return new Figure(what, seen, ours.value() / theirs.value(), "×", most, false, why);
  }

  static Figure atLeast(
      String what, String seen, double value, String unit, double goal, String why) {
    return new Figure(what, seen, value, unit, goal, true, why);
  }

  static Figure atMost(String what, String seen, double value, String unit, double goal) {
    return new Figure(what, seen, value, unit, goal, false, "");
  }

  boolean isMet() {
    return atLeast ? value >= goal : value <= goal;
  }

  /** The value relative to the goal; above 1 if the goal is missed. */
  double share() {
    return atLeast ? goal / value : value / goal;
  }

  String shown() {
    return number(value) + " " + unit;
  }

  String bound() {
    return (atLeast ? "≥ " : "≤ ") + number(goal) + " " + unit;
  }

  /** {@code yes}, or by how much it was missed. */
  String verdict() {
    return isMet()
        ? "yes"
        : String.format(Locale.ROOT, "no, by %.0f %%", Math.abs(value - goal) / goal * 100);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }
}
