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

/** Runs the steps of a scenario, and keeps what each did for a table. */
final class StepTable {
  /** The heads of the columns. */
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

  /** What a step does. */
  interface Action<T> {
    T run() throws IOException;
  }

  /**
   * Runs a step.
   *
   * @param operation what is called, for the table
   * @param action calls it
   * @param verdict checks what came, and says it in a few words
   * @return what came
   * @throws UnmetExpectation if the step fails, or the verdict finds fault
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
   * Runs a step that has to be refused.
   *
   * @throws UnmetExpectation if it is not, or not with that kind of exception
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

  /** Keeps a file that a step made; returns its name and size. */
  String file(Path file) {
    try {
      String text = file.getFileName() + ", " + Files.size(file) + " bytes";
      files.add(file);
      return text;
    } catch (IOException e) {
      throw new UnmetExpectation("the file is missing: " + e, e);
    }
  }

  /** The files that the steps made. */
  List<Path> files() {
    return List.copyOf(files);
  }

  /** The rows of the table, uncut; a row without an operation belongs to the step before it. */
  List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** How much was done. */
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

  /** Prints the table, and under it how much it was. */
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
