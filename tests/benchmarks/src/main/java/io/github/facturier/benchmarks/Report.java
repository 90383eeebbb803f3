package io.github.facturier.benchmarks;

import java.util.List;
import java.util.Locale;

/** The figures as a table, and the reasons of missed goals. */
final class Report {
  private final List<Figure> figures;

  Report(List<Figure> figures) {
    this.figures = List.copyOf(figures);
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| what | seen | figure | goal | met |\n|---|---|---|---|---|\n");
    for (Figure figure : figures) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s |%n",
              figure.what(),
              figure.seen(),
              figure.shown(),
              figure.bound(),
              figure.verdict()));
    }
    List<Figure> missed = figures.stream().filter(figure -> !figure.isMet()).toList();
    for (Figure figure : missed) {
      text.append("\n* **").append(figure.what()).append("** ").append(figure.verdict());
      text.append(figure.why().isEmpty() ? "." : ": " + figure.why());
    }
    return text.append(missed.isEmpty() ? "" : "\n").toString();
  }
}
