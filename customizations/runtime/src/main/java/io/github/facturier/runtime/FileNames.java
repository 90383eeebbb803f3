package io.github.facturier.runtime;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** File names from {@code Content-Disposition}, made safe: a server must not choose the folder. */
final class FileNames {
  private static final Pattern EXTENDED =
      Pattern.compile("filename\\*\\s*=\\s*utf-8'[^']*'([^;\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN =
      Pattern.compile(
          "filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 150;

  private FileNames() {}

  static @Nullable String suggested(@Nullable String disposition) {
    if (disposition == null) {
      return null;
    }
    Matcher extended = EXTENDED.matcher(disposition);
    if (extended.find()) {
      return safe(decoded(extended.group(1)));
    }
    Matcher plain = PLAIN.matcher(disposition);
    if (!plain.find()) {
      return null;
    }
    String quoted = plain.group(1);
    return safe(quoted == null ? plain.group(2) : quoted.replace("\\\"", "\""));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // not percent-encoded after all
      return text;
    }
  }

  private static @Nullable String safe(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("[\\p{Cntrl}<>:\"|?*]", "_").strip();
    if (clean.isEmpty() || clean.chars().allMatch(c -> c == '.')) {
      return null;
    }
    return clean.length() <= LONGEST ? clean : clean.substring(clean.length() - LONGEST);
  }
}
