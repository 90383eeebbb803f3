package io.github.facturier.drift;

import io.github.facturier.drift.Finding.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The command behind {@code ./mvnw -Pdocs -Dprovider=… -Ddocs=…}: reads a documentation and
 * compares it with the spec. Its exit status is
 *
 * <ul>
 *   <li>0 if nothing has changed
 *   <li>1 if a documented fact is missing in the spec
 *   <li>2 if the documentation cannot be read, or the arguments are wrong
 *   <li>3 if nothing is missing, but a fact is gone or different
 *   <li>4 if the form of the documentation has changed, so that it cannot be compared
 * </ul>
 */
public final class Drift {
  static final int SAME = 0;
  static final int MISSING = 1;
  static final int UNREADABLE = 2;
  static final int GONE = 3;
  static final int OTHER_FORM = 4;

  private Drift() {}

  /**
   * Runs the command.
   *
   * @param args the project's folder, the provider, the documentation, and {@code true} to make
   *     this documentation the inventory
   */
  public static void main(String[] args) {
    int status = run(args, System.out);
    System.out.flush();
    if (status != SAME) {
      System.exit(status);
    }
  }

  static int run(String[] args, PrintStream out) {
    try {
      Path root = Path.of(args[0]);
      Provider provider = Provider.of(args[1]);
      Path docs = root.resolve(args[2]);
      if (args[2].isEmpty() || !Files.exists(docs)) {
        throw new IllegalArgumentException(
            "-Ddocs="
                + args[2]
                + " does not exist; give the provider's documentation, a file or a folder");
      }
      return compare(root, provider, docs, args, out);
    } catch (IOException | IllegalArgumentException e) {
      out.println(e.getMessage());
      return UNREADABLE;
    } catch (StackOverflowError e) {
      out.println(args[2] + " is nested too deeply to be read");
      return UNREADABLE;
    }
  }

  private static int compare(
      Path root, Provider provider, Path docs, String[] args, PrintStream out) throws IOException {
    Optional<Provider> other = otherThan(root, provider, docs);
    if (other.isPresent()) {
      out.println(
          args[2]
              + " is the documentation of "
              + other.get().title()
              + ", not of "
              + provider.title());
      return UNREADABLE;
    }
    Inventory now = provider.extractor().read(docs);
    if (now.facts().isEmpty()) {
      throw new IOException(
          "Nothing in " + args[2] + " looks like documentation of " + provider.title());
    }
    Path file = provider.inventory(root);
    Inventory before = Files.exists(file) ? Inventory.read(file).of(docs) : now;
    Form form = new Form(now, before);
    if (form.hasChanged()) {
      out.println(form.explain(provider));
      return OTHER_FORM;
    }
    Spec spec = Spec.read(provider.spec(root));
    Report report = new Report(provider.id(), args[2], now, Comparison.of(now, before, spec));
    out.println(report.table());
    report.write(root.resolve("specs/target/docs-drift"));
    out.println("Full report: specs/target/docs-drift/" + provider.id() + ".md and .json");
    if (Boolean.parseBoolean(args[3])) {
      now.write(file);
      out.println("Inventory: specs/inventory/" + provider.id() + ".json");
    }
    if (!report.of(Status.MISSING).isEmpty()) {
      return MISSING;
    }
    return report.of(Status.GONE).isEmpty() && report.of(Status.DIFFERENT).isEmpty() ? SAME : GONE;
  }

  /** The provider whose documentation this is, if it is rather another one's. */
  private static Optional<Provider> otherThan(Path root, Provider provider, Path docs)
      throws IOException {
    double own = known(root, provider, docs);
    if (own >= 0.5) {
      return Optional.empty();
    }
    Provider best = provider;
    double most = Math.max(own, 0.5);
    for (Provider other : Provider.values()) {
      double known = other == provider ? 0 : known(root, other, docs);
      if (known > most) {
        best = other;
        most = known;
      }
    }
    return best == provider ? Optional.empty() : Optional.of(best);
  }

  /** The part of a provider's known facts that a documentation has; 0 if it cannot be read. */
  private static double known(Path root, Provider provider, Path docs) throws IOException {
    Path file = provider.inventory(root);
    if (!Files.exists(file)) {
      return 0;
    }
    Inventory before = Inventory.read(file).of(docs);
    try {
      return before.facts().isEmpty()
          ? 0
          : new Form(provider.extractor().read(docs), before).known();
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
  }
}
