package io.github.facturier.drift;

import io.github.facturier.drift.Finding.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command behind {@code ./mvnw -Pdocs -Dprovider=… -Ddocs=…}: reads a documentation and
 * compares it with the spec. The exit status is 1 if a documented fact is missing in the spec, 2 if
 * the documentation cannot be read.
 */
public final class Drift {
  private Drift() {}

  /**
   * Runs the command.
   *
   * @param args the project's folder, the provider, the documentation, and {@code true} to make
   *     this documentation the inventory
   */
  public static void main(String[] args) {
    System.exit(run(args, System.out));
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
      Report report = report(root, provider, docs, args[2]);
      out.println(report.table());
      Path folder = root.resolve("specs/target/docs-drift");
      report.write(folder);
      out.println("Full report: specs/target/docs-drift/" + provider.id() + ".md and .json");
      if (Boolean.parseBoolean(args[3])) {
        report.inventory().write(provider.inventory(root));
        out.println("Inventory: specs/inventory/" + provider.id() + ".json");
      }
      return report.of(Status.MISSING).isEmpty() ? 0 : 1;
    } catch (IOException | IllegalArgumentException e) {
      out.println(e.getMessage());
      return 2;
    }
  }

  private static Report report(Path root, Provider provider, Path docs, String name)
      throws IOException {
    Inventory now = provider.extractor().read(docs);
    if (now.facts().isEmpty()) {
      throw new IOException(
          "Nothing in " + name + " looks like documentation of " + provider.title());
    }
    Path file = provider.inventory(root);
    Inventory before = Files.exists(file) ? Inventory.read(file) : now;
    return new Report(
        provider.id(), name, now, Comparison.of(now, before, Spec.read(provider.spec(root))));
  }
}
