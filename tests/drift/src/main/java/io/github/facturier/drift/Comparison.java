package io.github.facturier.drift;

import static java.util.stream.Collectors.joining;

import io.github.facturier.drift.Finding.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The differences between a documentation and a spec.
 *
 * <p>A finding is excused as {@link Excuses} says.
 */
final class Comparison {
  private static final Pattern HTTP_STATUS = Pattern.compile("[1-5](\\d\\d|XX)|default");

  private final Lookup lookup;
  private final Excuses excuses;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> found = new HashSet<>();
  private final Set<String> named = new HashSet<>();

  private Comparison(Spec spec) {
    lookup = new Lookup(spec);
    excuses = new Excuses(spec, lookup);
  }

  /**
   * Compares.
   *
   * @param docs the current documentation
   * @param before the documentation at the last update of the spec, to distinguish removed facts
   *     from undocumented ones
   */
  static List<Finding> of(Inventory docs, Inventory before, Spec spec) {
    Comparison now = new Comparison(spec);
    docs.facts().forEach(now::name);
    docs.facts().forEach(now::check);
    Comparison then = new Comparison(spec);
    before.facts().forEach(then::name);
    before.facts().forEach(then::check);
    before.facts().forEach(now::gone);
    now.lookup
        .all()
        .forEach(
            (id, fact) -> {
              if (!now.found.contains(id)
                  && !then.found.contains(id)
                  && !HTTP_STATUS.matcher(fact.name()).matches()) {
                String source = now.lookup.elsewhere(id);
                Status status = source.isEmpty() ? Status.UNDOCUMENTED : Status.ELSEWHERE;
                now.add(status, fact, source, "", where(id));
              }
            });
    now.findings.sort(
        Comparator.comparing(Finding::status)
            .thenComparing(Finding::kind)
            .thenComparing(Finding::owner)
            .thenComparing(Finding::name));
    return now.findings;
  }

  /** Reports facts in the spec that were removed from the documentation. */
  private void gone(Fact fact) {
    List<String> ids = lookup.find(fact);
    boolean stands = ids.stream().anyMatch(id -> found.contains(id) || isInside(id));
    if (!ids.isEmpty() && !stands && !isOfGoneOperation(fact)) {
      String places = ids.stream().map(Comparison::where).distinct().collect(joining(", "));
      findings.add(finding(Status.GONE, fact, "", fact.place(), places));
    }
  }

  private boolean isOfGoneOperation(Fact fact) {
    return Lookup.isOperation(fact.owner())
        && lookup.operations(fact.owner()).stream()
            .noneMatch(operation -> found.contains("op:" + operation.id()));
  }

  private static String where(String id) {
    return id.substring(id.indexOf(':') + 1);
  }

  /** A parameter, field or error of an operation that is reported as missing or gone itself. */
  private boolean isOfMissingOperation(Fact fact) {
    return Lookup.isOperation(fact.owner()) && lookup.operations(fact.owner()).isEmpty();
  }

  /** Whether all the operations that something belongs to are reported as gone themselves. */
  private boolean isInside(String id) {
    return !id.startsWith("op:")
        && lookup
            .usersOf(id)
            .filter(users -> users.stream().noneMatch(user -> found.contains("op:" + user)))
            .isPresent();
  }

  private void name(Fact fact) {
    if (fact.kind() == Kind.FIELD || fact.kind() == Kind.PARAMETER) {
      named.add(fact.owner() + " " + fact.name());
    }
  }

  /** Whether a value has no enum to stand in, or a field that is reported as missing itself. */
  private boolean isFree(Fact fact) {
    return lookup.fields(fact).isEmpty()
        ? named.contains(fact.owner() + " " + fact.name())
        : lookup.isFree(fact);
  }

  private void check(Fact fact) {
    if (isOfMissingOperation(fact)) {
      return;
    }
    List<String> ids = lookup.find(fact);
    found.addAll(ids);
    if (ids.isEmpty()) {
      if (fact.kind() == Kind.VALUE && isFree(fact)) {
        return;
      }
      report(Status.MISSING, fact, "");
    } else {
      differences(fact);
    }
  }

  private void differences(Fact fact) {
    List<SpecField> fields = lookup.fields(fact);
    if (fields.isEmpty()) {
      return;
    }
    for (String type : fact.types()) {
      if (fields.stream().noneMatch(field -> Types.fit(type, field.type()))) {
        report(
            Status.DIFFERENT,
            fact,
            "documented as " + type + ", " + fields.get(0).type() + " in the spec");
      }
    }
    List<SpecField> sent = lookup.sent(fact);
    if (fact.required() != null
        && !sent.isEmpty()
        && sent.stream().noneMatch(field -> fact.required().equals(field.required()))) {
      report(
          Status.DIFFERENT,
          fact,
          fact.required()
              ? "documented as required, optional in the spec"
              : "documented as optional, required in the spec");
    }
    if (fact.writable() != null && fact.writable() == sent.isEmpty()) {
      report(
          Status.DIFFERENT,
          fact,
          fact.writable()
              ? "documented as writable, only received in the spec"
              : "documented as read-only, sent in the spec");
    }
  }

  private void report(Status status, Fact fact, String detail) {
    Optional<String> excuse = excuses.of(status, fact);
    if (excuse.isPresent()) {
      add(Status.EXCUSED, fact, excuse.get(), fact.place(), "");
    } else {
      add(status, fact, detail, fact.place(), "");
    }
  }

  private void add(Status status, Fact fact, String detail, String place, String spec) {
    findings.add(finding(status, fact, detail, place, spec));
  }

  private static Finding finding(
      Status status, Fact fact, String detail, String place, String spec) {
    String name = fact.name() + (fact.kind() == Kind.VALUE ? "=" + fact.value() : "");
    return new Finding(status, fact.kind(), fact.owner(), name, detail, place, spec);
  }
}
