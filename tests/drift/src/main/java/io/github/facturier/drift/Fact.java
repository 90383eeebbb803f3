package io.github.facturier.drift;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One fact of a documentation.
 *
 * @param kind kind of the fact
 * @param owner the operation ({@code GET /invoices.json}) or the object ({@code invoice}) that it
 *     belongs to; {@code *} where the documentation means any; empty for an operation
 * @param name its name on the wire; a dotted path for a nested field
 * @param value the value, for {@link Kind#VALUE}; else empty
 * @param types types of its value, as declared or shown in the documentation, see {@link Types}
 * @param required whether it must be sent; null if the documentation does not say
 * @param writable whether it can be sent; null if the documentation does not say
 * @param file file with the fact, relative to the documentation
 * @param line first line with the fact
 */
record Fact(
    Kind kind,
    String owner,
    String name,
    String value,
    Set<String> types,
    @Nullable Boolean required,
    @Nullable Boolean writable,
    String file,
    int line) {

  /** By kind, owner, name and value: an order that does not depend on the documentation's. */
  static final Comparator<Fact> ORDER =
      Comparator.comparing(Fact::kind)
          .thenComparing(Fact::owner)
          .thenComparing(Fact::name)
          .thenComparing(Fact::value);

  /** Two facts with the same key are the same fact, stated twice. */
  String key() {
    return kind + "|" + owner + "|" + name + "|" + value;
  }

  /** The same facts without their place. */
  Fact withoutPlace() {
    return new Fact(kind, owner, name, value, types, required, writable, "", 0);
  }

  /** Merges two facts; the place is that of the earlier one. */
  Fact merge(Fact other) {
    boolean first =
        (file + "\n").compareTo(other.file + "\n") < 0
            || file.equals(other.file) && line <= other.line;
    Set<String> all = new TreeSet<>(types);
    all.addAll(other.types);
    return new Fact(
        kind,
        owner,
        name,
        value,
        all,
        strongest(required, other.required),
        strongest(writable, other.writable),
        first ? file : other.file,
        first ? line : other.line);
  }

  private static @Nullable Boolean strongest(@Nullable Boolean one, @Nullable Boolean other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one || other;
  }

  /** File and line, as editors and terminals link them. */
  String place() {
    return file + ":" + line;
  }
}
