package io.github.facturier.benchmarks;

import java.util.Locale;

/**
 * One line of the report.
 *
 * @param what what was measured
 * @param seen what came out, for people
 * @param value what is held against the goal
 * @param unit what the value is counted in; {@code ×} for a ratio
 * @param goal what it should be
 * @param atLeast whether the goal is a lower bound
 * @param why what a value beyond the goal comes from
 */
record Figure(
    String what, String seen, double value, String unit, double goal, boolean atLeast, String why) {
  /** How many times as much as another, which it may be. */
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

  /** How much of the goal is used up; above 1 where it is missed. */
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
