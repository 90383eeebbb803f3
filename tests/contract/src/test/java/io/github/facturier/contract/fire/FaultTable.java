package io.github.facturier.contract.fire;

import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.secrets.Canaries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The results of a matrix: one line per fault, one column per provider. */
final class FaultTable {
  private final ConcurrentLoad.Result result;

  private FaultTable(ConcurrentLoad.Result result) {
    this.result = result;
  }

  static FaultTable of(ConcurrentLoad.Result result) {
    return new FaultTable(result);
  }

  void print() throws IOException {
    StringBuilder text = new StringBuilder("| fault |");
    for (ProviderUnderTest provider : ProviderUnderTest.values()) {
      text.append(' ').append(provider).append(" |");
    }
    text.append(" requests | ends with |\n|---|");
    text.append("---|".repeat(ProviderUnderTest.values().size() + 2)).append('\n');
    for (Fault fault : Fault.values()) {
      text.append(line(fault)).append('\n');
    }
    Fire.report(text.append('\n').append(summary()).append('\n').toString());
  }

  private String line(Fault fault) {
    StringBuilder line = new StringBuilder("| " + fault.title() + " |");
    for (ProviderUnderTest provider : ProviderUnderTest.values()) {
      List<Observation> cells =
          where(one -> one.cell().fault() == fault && one.cell().row().provider() == provider);
      line.append(' ').append(asPromised(cells)).append(" of ").append(cells.size()).append(" |");
    }
    List<Observation> cells = where(one -> one.cell().fault() == fault);
    line.append(' ').append(cells.stream().mapToInt(Observation::requests).sum()).append(" | ");
    return line + ends(cells) + " |";
  }

  private static String ends(List<Observation> cells) {
    return cells.stream()
        .collect(Collectors.groupingBy(one -> name(one.end()), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
        .map(end -> end.getKey() + " " + end.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String name(Class<?> end) {
    return end == Expectation.RESULT ? "result" : end.getSimpleName();
  }

  private String summary() {
    long rows = result.observations().stream().map(one -> one.cell().row()).distinct().count();
    List<String> texts = texts();
    return String.format(
        Locale.ROOT,
        "%d of %d cells as promised (%d operations, %d faults), none skipped; %d requests received;"
            + " a secret in %d of %d texts and log lines.",
        asPromised(result.observations()),
        result.observations().size(),
        rows,
        Fault.values().length,
        result.observations().stream()
            .mapToInt(one -> one.requests() + one.elsewhere().size())
            .sum(),
        texts.stream().filter(Canaries::isIn).count(),
        texts.size());
  }

  /** All texts that are visible to the user or to another host. */
  private List<String> texts() {
    List<String> texts = new ArrayList<>(result.lines());
    for (Observation one : result.observations()) {
      texts.addAll(one.texts());
      texts.addAll(one.elsewhere());
    }
    return texts;
  }

  private List<Observation> where(Predicate<Observation> condition) {
    return result.observations().stream().filter(condition).toList();
  }

  private static long asPromised(List<Observation> cells) {
    return cells.stream().filter(one -> one.complaints().isEmpty()).count();
  }
}
