package io.github.facturier.contract.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A client of this project: a folder of {@code generated-clients}, and what its POM says. A client
 * that is added there is known to every test that asks for all of them.
 *
 * @param name the name of the folder, the document and the artifact: {@code vosfactures}
 * @param client the first part of the names of its classes: {@code VosFactures}
 * @param packageName the package of the client class
 */
public record ClientModule(String name, String client, String packageName) {
  private static final String FOLDER = "generated-clients";
  private static final Path ROOT = findRoot();
  private static final List<ClientModule> ALL = read();

  /** Every client, by name. */
  public static List<ClientModule> all() {
    return ALL;
  }

  /**
   * The client of a name.
   *
   * @throws AssertionError if there is none
   */
  public static ClientModule of(String name) {
    return ALL.stream()
        .filter(module -> module.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no client " + name + " in " + ALL));
  }

  /** The folder of the whole project. */
  public static Path root() {
    return ROOT;
  }

  /** The client class. */
  public Class<?> type() {
    try {
      return Class.forName(packageName + "." + client + "Client");
    } catch (ClassNotFoundException e) {
      throw new AssertionError("tests/contract/pom.xml does not depend on " + name, e);
    }
  }

  /** The prefix of a model's name. */
  public String modelPrefix() {
    return packageName + ".model.";
  }

  /** The property of the build, or a folder above the working directory. */
  private static Path findRoot() {
    String property = System.getProperty("facturier.root");
    Path folder = Path.of(property == null ? "" : property).toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(FOLDER))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new AssertionError("no folder " + FOLDER + " above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }

  private static List<ClientModule> read() {
    try (Stream<Path> folders = Files.list(ROOT.resolve(FOLDER))) {
      List<ClientModule> modules =
          folders
              .map(folder -> folder.resolve("pom.xml"))
              .filter(Files::exists)
              .flatMap(ClientModule::read)
              .sorted((one, other) -> one.name().compareTo(other.name()))
              .toList();
      if (modules.isEmpty()) {
        throw new AssertionError("no client in " + ROOT.resolve(FOLDER));
      }
      return modules;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The BOM has none of the properties. */
  private static Stream<ClientModule> read(Path pom) {
    try {
      String text = Files.readString(pom);
      return text.contains("<facturier.spec>")
          ? Stream.of(
              new ClientModule(
                  property(text, "facturier.spec"),
                  property(text, "facturier.client"),
                  property(text, "facturier.package")))
          : Stream.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String property(String pom, String name) {
    Matcher found = Pattern.compile("<" + name + ">([^<]+)</" + name + ">").matcher(pom);
    if (!found.find()) {
      throw new AssertionError("no property " + name + " in:\n" + pom);
    }
    return found.group(1);
  }
}
