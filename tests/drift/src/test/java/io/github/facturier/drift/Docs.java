package io.github.facturier.drift;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The providers' documentation in the tests: the real pages, in which all words of prose that no
 * extractor reads are replaced by {@code ~}.
 */
final class Docs {
  static final Path ROOT = Path.of(System.getProperty("facturier.root"));

  private static final Map<Provider, Spec> SPECS = new EnumMap<>(Provider.class);

  private Docs() {}

  /** A page or folder under {@code docs} of the test's resources. */
  static Path of(String path) {
    try {
      return Path.of(Docs.class.getResource("/docs/" + path).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Inventory read(Provider provider, Path docs) throws IOException {
    return provider.extractor().read(docs);
  }

  /** The provider's spec, read once for all tests. */
  static synchronized Spec spec(Provider provider) throws IOException {
    Spec spec = SPECS.get(provider);
    if (spec == null) {
      spec = Spec.read(provider.spec(ROOT));
      SPECS.put(provider, spec);
    }
    return spec;
  }

  /** A copy of a page or folder in which the lines of one file are changed. */
  static Path changed(Path docs, Path into, String file, UnaryOperator<List<String>> change)
      throws IOException {
    Path copy = into.resolve(docs.getFileName().toString());
    try (Stream<Path> walk = Files.walk(docs)) {
      for (Path from : walk.toList()) {
        Path to = copy.resolve(docs.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
    }
    Path target = file.isEmpty() ? copy : copy.resolve(file);
    List<String> lines =
        change.apply(new ArrayList<>(List.of(Files.readString(target).split("\n", -1))));
    Files.writeString(target, String.join("\n", lines));
    return copy;
  }

  /** The facts without their places. */
  static List<Fact> facts(Inventory inventory) {
    return inventory.facts().stream().map(Fact::withoutPlace).toList();
  }
}
