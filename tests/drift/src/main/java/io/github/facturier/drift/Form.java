package io.github.facturier.drift;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The form of a documentation: what a heading, a list of fields or a list of values looks like. A
 * page whose form has changed would give a row for each fact that is no longer recognised, so it is
 * refused as a whole.
 */
final class Form {
  /** Fewer facts than this may be gone in any case: a section that was removed. */
  private static final int FEW = 5;

  private final Inventory now;
  private final Inventory before;

  /**
   * Creates a comparison.
   *
   * @param before the inventory of the last update
   */
  Form(Inventory now, Inventory before) {
    this.now = now;
    this.before = before;
  }

  /** The number of lines that match each pattern. */
  static Map<String, Integer> count(List<Page.Line> lines, Map<String, Pattern> patterns) {
    Map<String, Integer> counts = new TreeMap<>();
    patterns.forEach(
        (name, pattern) ->
            counts.merge(
                name,
                (int) lines.stream().filter(line -> pattern.matcher(line.text()).find()).count(),
                Integer::sum));
    return counts;
  }

  /** The part of the known facts that this documentation has, from 0 to 1. */
  double known() {
    int all = before.facts().size();
    return all == 0 ? 1 : 1 - (double) gone().size() / all;
  }

  /**
   * Whether the form has changed: more than a tenth of the known facts are gone at once, or a
   * pattern hardly matches any more and facts are gone or new ones have appeared. An OpenAPI
   * document has no such form.
   */
  boolean hasChanged() {
    if (now.form().isEmpty()) {
      return false;
    }
    List<Fact> gone = gone();
    boolean many = gone.size() >= FEW;
    return many && gone.size() * 10 > before.facts().size()
        || !unmatched().isEmpty() && (appeared() >= FEW || many && isOftenGone(gone));
  }

  private boolean isOftenGone(List<Fact> gone) {
    Map<Kind, Integer> all = new EnumMap<>(Kind.class);
    Map<Kind, Integer> lost = new EnumMap<>(Kind.class);
    before.facts().forEach(fact -> all.merge(fact.kind(), 1, Integer::sum));
    gone.forEach(fact -> lost.merge(fact.kind(), 1, Integer::sum));
    return lost.entrySet().stream()
        .anyMatch(entry -> entry.getValue() * 10 > all.get(entry.getKey()));
  }

  private List<Fact> gone() {
    Set<String> keys = keys(now);
    List<Fact> gone = new ArrayList<>(before.facts());
    gone.removeIf(fact -> keys.contains(fact.key()));
    return gone;
  }

  private int appeared() {
    Set<String> keys = keys(now);
    keys.removeAll(keys(before));
    return keys.size();
  }

  private static Set<String> keys(Inventory inventory) {
    Set<String> keys = new HashSet<>();
    inventory.facts().forEach(fact -> keys.add(fact.key()));
    return keys;
  }

  /** Patterns that matched at least three lines and now match less than half as many. */
  private List<String> unmatched() {
    List<String> names = new ArrayList<>();
    before
        .form()
        .forEach(
            (name, lines) -> {
              if (lines >= 3 && now.form().getOrDefault(name, 0) * 2 < lines) {
                names.add(name);
              }
            });
    return names;
  }

  /** What has changed, for those who maintain the extractor. */
  String explain(Provider provider) {
    StringBuilder text = new StringBuilder();
    text.append("The form of ")
        .append(provider.title())
        .append("'s documentation has changed: ")
        .append(gone().size())
        .append(" of ")
        .append(before.facts().size())
        .append(" known facts are not recognised any more.\n");
    List<String> shown = unmatched();
    text.append(
        shown.isEmpty()
            ? "Lines that match the extractor's patterns, last time and now:\n"
            : "Patterns of the extractor that match no more, or hardly any line:\n");
    for (String name : shown.isEmpty() ? before.form().keySet() : shown) {
      text.append("  ")
          .append(name)
          .append(": ")
          .append(before.form().get(name))
          .append(" lines last time, ")
          .append(now.form().getOrDefault(name, 0))
          .append(" now\n");
    }
    return text.append("Nothing was compared or written. Adapt the patterns in tests/drift first.")
        .toString();
  }
}
