package io.github.facturier.drift;

import io.github.facturier.drift.Finding.Status;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the {@code x-doc-defect} that excuses a finding. It must contain the name between
 * backticks, and stand on what the finding is about:
 *
 * <ul>
 *   <li>a field or parameter: its operation, its schema, itself, or, if it is missing, a property
 *       beside it
 *   <li>a value: its property or parameter; its schema or operation only if the text also names the
 *       field
 *   <li>an error code: its operation
 *   <li>an operation, an event or a name in prose: anywhere, but the backticks contain nothing else
 * </ul>
 */
final class Excuses {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final Spec spec;
  private final Lookup lookup;

  Excuses(Spec spec, Lookup lookup) {
    this.spec = spec;
    this.lookup = lookup;
  }

  /** The text that excuses a fact; empty if there is none. */
  Optional<String> of(Status status, Fact fact) {
    String field = fact.name().replaceFirst(".*\\.", "");
    return switch (fact.kind()) {
      case OPERATION, EVENT, NAME ->
          spec.defects().stream().filter(text -> isExactly(text, fact.name())).findFirst();
      case ERROR -> first(about(fact), fact.name());
      case PARAMETER, FIELD -> {
        Set<String> texts = about(fact);
        texts.addAll(own(fact));
        if (status == Status.MISSING) {
          texts.addAll(beside(fact));
        }
        yield first(texts, field);
      }
      case VALUE -> {
        Optional<String> own = first(own(fact), fact.value());
        yield own.isPresent()
            ? own
            : about(fact).stream()
                .filter(text -> holds(text, field) && holds(text, fact.value()))
                .findFirst();
      }
    };
  }

  /** Texts of the operations of a fact and of the schemas that have, or would have, the field. */
  private Set<String> about(Fact fact) {
    Set<String> texts = new LinkedHashSet<>();
    if (Lookup.isOperation(fact.owner())) {
      lookup.operations(fact.owner()).forEach(operation -> texts.add(operation.defect()));
    }
    lookup.parents(fact).forEach(schema -> texts.add(spec.defect(schema)));
    return texts;
  }

  private Set<String> own(Fact fact) {
    Set<String> texts = new LinkedHashSet<>();
    lookup.fields(fact).forEach(found -> texts.add(found.defect()));
    return texts;
  }

  /** Texts of the fields beside a missing one, where a wrong spelling of a name is recorded. */
  private List<String> beside(Fact fact) {
    List<String> texts = new ArrayList<>();
    if (Lookup.isOperation(fact.owner())) {
      lookup
          .operations(fact.owner())
          .forEach(
              operation ->
                  operation.parameters().values().forEach(field -> texts.add(field.defect())));
    }
    lookup
        .parents(fact)
        .forEach(schema -> lookup.properties(schema).forEach(field -> texts.add(field.defect())));
    return texts;
  }

  private static Optional<String> first(Iterable<String> texts, String name) {
    for (String text : texts) {
      if (holds(text, name)) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  /** Whether one of the code spans of a text is the name and nothing else. */
  private static boolean isExactly(String text, String name) {
    return CODE.matcher(text)
        .results()
        .anyMatch(span -> span.group(1).strip().replaceAll("\\{\\w+}", "{}").equals(name));
  }

  /** Whether one of the code spans of a text is, or holds, the name. */
  private static boolean holds(String text, String name) {
    Pattern whole = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])");
    return CODE.matcher(text).results().anyMatch(span -> whole.matcher(span.group(1)).find());
  }
}
