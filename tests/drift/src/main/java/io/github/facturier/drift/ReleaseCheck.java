package io.github.facturier.drift;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The check of the specs in {@code ./mvnw verify}: the coverage of the documentation, and the
 * changes for callers since the last release. The exit status is 1 if a documented fact is missing,
 * or if a change breaks callers without a new major version or a reason.
 */
public final class ReleaseCheck {
  private static final int SHOWN = 40;

  private final Path root;
  private final String version;
  private final String reason;
  private final List<String> maven;
  private final PrintStream out;

  /**
   * Makes a check.
   *
   * @param version the version that is being built
   * @param reason reason for a breaking change; {@code none} if none is allowed
   * @param maven the command that builds the release
   */
  ReleaseCheck(Path root, String version, String reason, List<String> maven, PrintStream out) {
    this.root = root;
    this.version = version;
    this.reason = reason;
    this.maven = maven;
    this.out = out;
  }

  /**
   * Runs both checks.
   *
   * @param args the project's folder, its version, {@code true} to bring specs/README.md up to
   *     date, the reason for a breaking change, Maven's folder, and {@code offline=true} to stay
   *     offline
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    List<String> maven = new ArrayList<>(List.of(Path.of(args[4], "bin", "mvn").toString()));
    if (args[5].equals("offline=true")) {
      maven.add("-o");
    }
    boolean covered = coverage(root, Boolean.parseBoolean(args[2]), System.out);
    boolean kept = new ReleaseCheck(root, args[1], args[3], maven, System.out).run();
    System.exit(covered && kept ? 0 : 1);
  }

  static boolean coverage(Path root, boolean refresh, PrintStream out) throws IOException {
    Coverage coverage = Coverage.of(root);
    Path readme = root.resolve("specs/README.md");
    if (refresh) {
      coverage.writeTo(readme);
    }
    coverage.faults().forEach(out::println);
    if (!coverage.isIn(readme)) {
      out.println(
          "specs/README.md shows another coverage: run ./mvnw verify -Drefresh and commit it");
      return false;
    }
    return coverage.faults().isEmpty();
  }

  /** Compares with the last release; true if the build may go on. */
  boolean run() throws IOException {
    Optional<Release> last = Release.last(root);
    if (last.isEmpty()) {
      out.println("No release yet: there is nothing that the specs could break.");
      return true;
    }
    boolean fine = true;
    for (Provider provider : Provider.values()) {
      Optional<String> before = last.get().file("specs/" + provider.id() + ".yaml");
      String now = Files.readString(provider.spec(root));
      if (before.isPresent() && !before.get().equals(now)) {
        fine &= check(last.get(), provider, before.get());
      }
    }
    return fine;
  }

  private boolean check(Release last, Provider provider, String before) throws IOException {
    Path folder = Files.createDirectories(root.resolve("target/release-diff"));
    Path old = folder.resolve(provider.id() + "-" + last.tag() + ".yaml");
    Files.writeString(old, before);
    ApiDiff api = ApiDiff.of(old, provider.spec(root));
    Level level = api.level();
    out.println("specs/" + provider.id() + ".yaml differs from " + last.tag());
    api.names().forEach(name -> out.println("    " + name));
    say("API", api.level(), api.text(), folder.resolve(provider.id() + "-api.txt"));
    Optional<Path> jar = Release.jar(root.resolve("generated-clients/" + provider.id()));
    if (jar.isPresent()) {
      JavaDiff java = JavaDiff.of(last.client(provider, maven), jar.get());
      say("Java", java.level(), java.text(), folder.resolve(provider.id() + "-java.txt"));
      level = level.or(java.level());
    } else {
      out.println("  Java: not compared, the client has not been built");
    }
    if (last.major() == 0 && level == Level.MAJOR) {
      out.println("  Next version: minor, since a version 0.x may break callers");
      return true;
    }
    out.println("  Next version: " + level.word());
    return level != Level.MAJOR || mayBreak(last, provider);
  }

  private void say(String what, Level level, String text, Path file) throws IOException {
    Files.writeString(file, text + "\n");
    out.println("  " + what + ": " + level.word() + ", in full in " + root.relativize(file));
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    lines.stream().limit(SHOWN).forEach(line -> out.println("    " + line));
    if (lines.size() > SHOWN) {
      out.println("    and " + (lines.size() - SHOWN) + " more lines");
    }
  }

  private boolean mayBreak(Release last, Provider provider) throws IOException {
    Changelog changelog = new Changelog(root.resolve("CHANGELOG.md"));
    if (!reason.equals("none") && !changelog.explains(provider)) {
      changelog.explain(provider, reason);
    }
    if (Release.major(version) > last.major() || changelog.explains(provider)) {
      return true;
    }
    out.println(
        "  Callers of "
            + last.tag()
            + " break, and "
            + version
            + " is no new major version:"
            + " raise it, or say why with -DallowBreaking=\"...\", which goes into CHANGELOG.md");
    return false;
  }
}
