package io.github.facturier.contract.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The published classes, and the folders of their sources. */
final class Production {
  static final String ROOT = "io.github.facturier";
  static final String RUNTIME = ROOT + ".runtime";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/contract/"))
          .withImportOption(location -> !location.contains("/shaded/"))
          .importPackages(ROOT);

  private Production() {}

  static JavaClasses classes() {
    return CLASSES;
  }

  /** The providers: every folder of {@code customizations} but the runtime. */
  static List<String> providers() {
    try (Stream<Path> folders = Files.list(folder("customizations"))) {
      List<String> providers =
          folders
              .filter(folder -> Files.exists(folder.resolve("pom.xml")))
              .map(folder -> folder.getFileName().toString())
              .filter(name -> !name.equals("runtime"))
              .sorted()
              .toList();
      if (!providers.contains("vosfactures")) {
        throw new AssertionError("these are not the providers: " + providers);
      }
      return providers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The package of a provider's client. */
  static String packageOf(String provider) {
    return ROOT + "." + provider.replace("-", "");
  }

  /** The packages of a provider's support module, from the lowest to the highest. */
  static List<String> supportPackages(String provider) {
    return Stream.of(".internal", ".support", ".auth").map(packageOf(provider)::concat).toList();
  }

  /** A folder of the project. */
  static Path folder(String name) {
    return Path.of(System.getProperty("facturier.root")).resolve(name);
  }
}
