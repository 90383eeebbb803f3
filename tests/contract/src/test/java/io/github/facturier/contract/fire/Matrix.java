package io.github.facturier.contract.fire;

import io.github.facturier.contract.support.CallStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells to run. */
final class Matrix {
  private static final List<CallStyle> OTHERS =
      List.of(CallStyle.FUTURE, CallStyle.RESULT, CallStyle.CALLBACK, CallStyle.RESULT);

  private Matrix() {}

  /** Every operation with every fault. */
  static List<Cell> whole() {
    List<Cell> cells = new ArrayList<>();
    for (Row row : Row.all()) {
      for (Fault fault : Fault.values()) {
        cells.add(new Cell(row, fault, CallStyle.RESULT));
      }
    }
    return cells;
  }

  /**
   * Every fault with every kind of operation, every operation at least once: of each kind, the
   * operation with the fewest faults is next. One in four is also called in each other style, so
   * that every style has every fault and every kind.
   */
  static List<Cell> sample() {
    Map<String, List<Row>> kinds = new HashMap<>();
    Row.all().forEach(row -> kinds.computeIfAbsent(row.kind(), key -> new ArrayList<>()).add(row));
    List<Cell> cells = new ArrayList<>();
    int number = 0;
    for (List<Row> kind : kinds.values()) {
      number++;
      Map<Row, Integer> turns = new HashMap<>();
      for (Fault fault : Fault.values()) {
        Row next =
            kind.stream()
                .min(Comparator.comparingInt(row -> turns.getOrDefault(row, 0)))
                .orElseThrow();
        turns.merge(next, 1, Integer::sum);
        cells.add(new Cell(next, fault, CallStyle.RESULT));
        CallStyle other = OTHERS.get((number + fault.ordinal()) % OTHERS.size());
        if (other != CallStyle.RESULT) {
          cells.add(new Cell(next, fault, other));
        }
      }
    }
    return cells;
  }
}
