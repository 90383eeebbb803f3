package io.github.facturier.demo;

import io.github.facturier.runtime.error.ApiException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs the steps of a scenario, and collects a table of them. */
final class StepTable {
  /** The column headings. */
  static final List<String> HEAD = List.of("Operation", "HTTP call", "Result", "ms");

  private static final List<Integer> WIDEST = List.of(40, 100, 64, 6);
  private static final String GAP = "  ";

  private final HttpTrail trail;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private int steps;
  private int calls;

  StepTable(HttpTrail trail) {
    this.trail = trail;
  }

  /** The action of a step. */
  interface Action<T> {
    T run() throws IOException;
  }

  /**
   * Runs a step.
   *
   * @param operation name of the operation, for the table
   * @param action the call
   * @param verdict checks the result and summarizes it
   * @return the result
   * @throws UnmetExpectation if the step or the check fails
   */
  <T> T step(String operation, Action<T> action, Function<T, String> verdict) {
    long start = System.nanoTime();
    String result = "FAILED";
    try {
      T came = action.run();
      result = verdict.apply(came);
      return came;
    } catch (IOException | RuntimeException e) {
      throw new UnmetExpectation(operation + ": " + reason(e), e);
    } finally {
      add(operation, result, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }

  /**
   * Runs a step that must fail.
   *
   * @throws UnmetExpectation if it succeeds, or fails with another type of exception
   */
  <E extends RuntimeException> E refusal(
      String operation, Class<E> kind, Action<?> action, Function<E, String> verdict) {
    return step(
        operation,
        () -> {
          try {
            action.run();
          } catch (RuntimeException e) {
            if (kind.isInstance(e)) {
              return kind.cast(e);
            }
            throw e;
          }
          throw new UnmetExpectation("went through; it should end in " + kind.getSimpleName());
        },
        verdict);
  }

  /** Adds a file that a step created; returns its name and size. */
  String file(Path file) {
    try {
      String text = file.getFileName() + ", " + Files.size(file) + " bytes";
      files.add(file);
      return text;
    } catch (IOException e) {
      throw new UnmetExpectation("the file is missing: " + e, e);
    }
  }

  /** The files that the steps created. */
  List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * The rows of the table, not truncated; a row without an operation belongs to the step before it.
   */
  List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** The number of steps and calls. */
  String summary() {
    return steps + " steps, " + calls + " HTTP calls.";
  }

  private static String reason(Exception e) {
    return e instanceof UnmetExpectation || e instanceof ApiException
        ? String.valueOf(e.getMessage())
        : e.toString();
  }

  /** The first line holds everything, further lines hold further calls; equal calls are counted. */
  private void add(String operation, String result, long millis) {
    List<String> made = trail.take();
    steps++;
    calls += made.size();
    List<String> lines = counted(made);
    rows.add(
        List.of(operation, lines.isEmpty() ? "-" : lines.get(0), result, Long.toString(millis)));
    lines.stream().skip(1).forEach(line -> rows.add(List.of("", line, "", "")));
  }

  private static List<String> counted(List<String> calls) {
    List<String> lines = new ArrayList<>();
    for (int from = 0, to; from < calls.size(); from = to) {
      to = from + 1;
      while (to < calls.size() && calls.get(to).equals(calls.get(from))) {
        to++;
      }
      lines.add(calls.get(from) + (to - from == 1 ? "" : " (" + (to - from) + " times)"));
    }
    return lines;
  }

  /** Prints the table, and the number of steps and calls below it. */
  void print(PrintStream out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEAD);
    lines.addAll(rows);
    int[] widths = new int[HEAD.size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], cell(line, column).length());
      }
    }
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("-".repeat(width));
    }
    lines.add(1, rule);
    lines.forEach(line -> out.println(aligned(line, widths)));
    out.println();
    out.println(summary());
  }

  private static String cell(List<String> line, int column) {
    String text = line.get(column);
    int widest = WIDEST.get(column);
    return text.length() <= widest ? text : text.substring(0, widest - 3) + "...";
  }

  /** All columns to the left, the last to the right. */
  private static String aligned(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    int last = widths.length - 1;
    for (int column = 0; column < last; column++) {
      String cell = cell(line, column);
      text.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
    }
    String cell = line.get(last);
    text.append(" ".repeat(Math.max(0, widths[last] - cell.length()))).append(cell);
    return text.toString().stripTrailing();
  }
}
