package io.github.facturier.consumer;

import static java.util.Comparator.comparingInt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its folder
 * @param feature its version, such as 17
 */
record Jdk(Path home, int feature) {
  private static final int OLDEST = 17;

  /** Installation folders. */
  private static final List<String> FOLDERS =
      List.of(
          "/usr/lib/jvm",
          "/usr/java",
          "/opt",
          "/opt/java",
          "/Library/Java/JavaVirtualMachines",
          System.getProperty("user.home") + "/.sdkman/candidates/java",
          System.getProperty("user.home") + "/.jdks");

  /** The running JDK. */
  static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /**
   * The oldest one that the clients run on, and the newest one on the machine. Prints a message if
   * they are the same.
   */
  static List<Jdk> oldestAndNewest() {
    List<Jdk> all = all();
    Jdk oldest = all.get(0);
    Jdk newest = all.get(all.size() - 1);
    if (oldest.feature() != OLDEST) {
      System.out.println("There is no JDK " + OLDEST + ": " + oldest + " takes its place");
    }
    if (oldest.feature() == newest.feature()) {
      System.out.println("Only " + oldest + " was found: nothing is tried on a newer JDK");
      return List.of(oldest);
    }
    return List.of(oldest, newest);
  }

  /** The JDKs from version 17 on, one per version. */
  private static List<Jdk> all() {
    List<Jdk> all = new ArrayList<>();
    Stream.concat(Stream.of(running()), Stream.concat(named(), installed()))
        .filter(jdk -> jdk.feature() >= OLDEST)
        .filter(jdk -> all.stream().noneMatch(other -> other.feature() == jdk.feature()))
        .forEach(all::add);
    all.sort(comparingInt(Jdk::feature));
    return all;
  }

  /** JAVA_HOME, and variables such as JAVA_HOME_25_X64. */
  private static Stream<Jdk> named() {
    return System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().matches("JAVA_?HOME.*|JDK_?\\d*.*HOME"))
        .map(Map.Entry::getValue)
        .map(Path::of)
        .flatMap(home -> in(home).stream());
  }

  private static Stream<Jdk> installed() {
    return FOLDERS.stream()
        .map(Path::of)
        .filter(Files::isDirectory)
        .flatMap(Jdk::children)
        .flatMap(folder -> Stream.of(folder, folder.resolve("Contents/Home")))
        .flatMap(home -> in(home).stream());
  }

  private static Stream<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Optional<Jdk> in(Path home) {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.matches("\\d{2,}.*")
        ? Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()))
        : Optional.empty();
  }

  /** A command of it, such as {@code jlink}. */
  String command(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
