package io.github.facturier.benchmarks;

import java.util.List;
import java.util.Locale;

/** A bar chart of the figures relative to their goals; the line is the goal. */
final class Chart {
  private static final int ROW = 24;
  private static final int LABELS = 430;
  private static final int GOAL = 300;
  private static final int WIDTH = 960;
  private static final double WIDEST = 1.5;

  private final List<Figure> figures;

  Chart(List<Figure> figures) {
    this.figures = List.copyOf(figures);
  }

  String svg() {
    int height = (figures.size() + 1) * ROW;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">%n"
            .formatted(WIDTH, height));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    for (int i = 0; i < figures.size(); i++) {
      row(svg, figures.get(i), i * ROW + ROW / 2);
    }
    svg.append(
        "<line x1=\"%1$d\" x2=\"%1$d\" y1=\"0\" y2=\"%2$d\" stroke=\"#333\" stroke-dasharray=\"4 3\"/>%n"
            .formatted(LABELS + GOAL, height - ROW / 2));
    return svg.append("</svg>\n").toString();
  }

  private static void row(StringBuilder svg, Figure figure, int top) {
    double width = Math.min(figure.share(), WIDEST) * GOAL;
    String color = figure.isMet() ? "#2a9d5c" : "#c8553d";
    int text = top + ROW / 2;
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
            .formatted(LABELS - 8, text, escaped(figure.what())));
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"%d\" fill=\"%s\"/>%n",
            LABELS,
            top,
            width,
            ROW - 8,
            color));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.0f\" y=\"%d\">%s (%s)</text>%n",
            LABELS + width + 6,
            text,
            escaped(figure.shown()),
            escaped(figure.bound())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
