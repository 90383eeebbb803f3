package io.github.facturier.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;

/** The changelog, which has a reason for each breaking change. */
final class Changelog {
  private static final String UNRELEASED = "## [Unreleased]\n";

  private final Path file;

  Changelog(Path file) {
    this.file = file;
  }

  /** Whether the next release has a reason for a breaking change of a provider's client. */
  boolean explains(Provider provider) throws IOException {
    return unreleased(Files.readString(file)).contains(mark(provider));
  }

  /**
   * Adds a reason.
   *
   * @throws IOException if the file has no section for the next release
   */
  void explain(Provider provider, String reason) throws IOException {
    String text = Files.readString(file);
    int start = text.indexOf(UNRELEASED);
    if (start < 0) {
      throw new IOException(file + " has no section " + UNRELEASED.strip());
    }
    String line = "* " + mark(provider) + " " + reason + "\n";
    String changed = "### Changed\n\n";
    String section = unreleased(text);
    int at = start + UNRELEASED.length() + section.length();
    String before = text.substring(0, start + UNRELEASED.length());
    String after = text.substring(at);
    String updated =
        section.contains(changed)
            ? section.replaceFirst("### Changed\n\n", Matcher.quoteReplacement(changed + line))
            : "\n" + changed + line + section;
    Files.writeString(file, before + updated + after);
  }

  private static String mark(Provider provider) {
    return "**Breaking** (" + provider.id() + "):";
  }

  private static String unreleased(String text) {
    int start = text.indexOf(UNRELEASED);
    if (start < 0) {
      return "";
    }
    String rest = text.substring(start + UNRELEASED.length());
    int end = rest.indexOf("\n## ");
    return end < 0 ? rest : rest.substring(0, end);
  }
}
