package io.github.facturier.contract.fire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.secrets.Canaries;
import io.github.facturier.contract.support.CallStyle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every operation of every client with every fault; a sample of them, unless the build runs all.
 */
class FaultMatrixTest {
  private static final int OPERATIONS = 207;
  private static final int SHOWN = 40;

  @Test
  void everyCallEndsAsPromised() throws Exception {
    List<Cell> cells = Fire.isWhole() ? Matrix.whole() : Matrix.sample();
    ConcurrentLoad.Result result = ConcurrentLoad.of(cells);
    List<String> complaints = new ArrayList<>();
    for (Observation observation : result.observations()) {
      for (String complaint : observation.complaints()) {
        complaints.add(observation.cell() + ": " + complaint);
      }
    }
    assertFalse(result.lines().isEmpty(), "nothing was logged");
    result.lines().stream()
        .filter(Canaries::isIn)
        .forEach(line -> complaints.add("a log line shows a secret: " + line));
    FaultTable.of(result).print();
    assertEquals(
        Set.copyOf(cells),
        result.observations().stream().map(Observation::cell).collect(Collectors.toSet()));
    assertEquals(cells.size(), result.observations().size());
    assertTrue(
        complaints.isEmpty(),
        () ->
            complaints.size()
                + " complaints\n"
                + complaints.stream().sorted().limit(SHOWN).collect(Collectors.joining("\n")));
  }

  @Test
  void theWholeIsEveryOperationWithEveryFault() {
    assertEquals(OPERATIONS * Fault.values().length, new HashSet<>(Matrix.whole()).size());
  }

  /** After a new operation or fault, the complete matrix must be run and its result documented. */
  @Test
  void theDocumentSaysHowManyCellsThereAre() throws Exception {
    String document =
        Files.readString(Path.of(System.getProperty("facturier.root"), "tests/README.md"));
    String cells = String.format(Locale.ROOT, "%,d cells", OPERATIONS * Fault.values().length);
    Pattern row = Pattern.compile("^\\|.*[| ]" + cells, Pattern.MULTILINE); // in a table, complete
    assertTrue(row.matcher(document).find(), cells);
  }

  @Test
  void theSampleHasEveryOperationAndEveryFaultOnEveryKind() {
    List<Cell> sample = Matrix.sample();
    assertEquals(Set.copyOf(Row.all()), rows(sample));
    Set<String> kinds = Row.all().stream().map(Row::kind).collect(Collectors.toSet());
    assertTrue(kinds.size() > 20, kinds::toString);
    for (String kind : kinds) {
      Set<Fault> faults =
          sample.stream()
              .filter(cell -> cell.row().kind().equals(kind))
              .map(Cell::fault)
              .collect(Collectors.toSet());
      assertEquals(EnumSet.allOf(Fault.class), faults, kind);
    }
  }

  @Test
  void theSampleHasEveryStyleWithEveryFaultAndEveryKind() {
    for (CallStyle style : CallStyle.values()) {
      List<Cell> cells = Matrix.sample().stream().filter(cell -> cell.style() == style).toList();
      assertEquals(
          EnumSet.allOf(Fault.class),
          cells.stream().map(Cell::fault).collect(Collectors.toSet()),
          style::name);
      assertEquals(
          Row.all().stream().map(Row::kind).collect(Collectors.toSet()),
          cells.stream().map(cell -> cell.row().kind()).collect(Collectors.toSet()),
          style::name);
    }
  }

  private static Set<Row> rows(List<Cell> cells) {
    return cells.stream().map(Cell::row).collect(Collectors.toSet());
  }
}
