package io.github.facturier.runtime.internal.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sanitizes file names that a server suggests: a server must not choose the folder or a name with a
 * special meaning on any system.
 */
public final class FileNames {
  /** The maximum length in bytes. Leaves room for a prefix and a suffix on every file system. */
  private static final int MAX_LENGTH = 150;

  /**
   * Invisible characters, characters that change the direction of text (controls, formats, lone
   * surrogates), and characters that Windows does not allow.
   */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\ufffd<>:\"|?*]");

  /** Device names on Windows, with any extension and with spaces before it. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ACCENT = Pattern.compile("\\p{Mn}");
  private static final Pattern NOT_ASCII = Pattern.compile("\\P{ASCII}");

  private FileNames() {}

  /** Returns the sanitized name from {@code Content-Disposition}; null if there is none. */
  public static @Nullable String suggested(@Nullable String disposition) {
    String name = disposition == null ? null : ContentDisposition.fileName(disposition);
    String safe = name == null ? null : safe(name);
    return safe == null || isWritable(safe) ? safe : safe(ascii(safe));
  }

  /**
   * Returns the name of a file, decoded as UTF-8 if the JVM's encoding cannot decode it, for
   * example with {@code LC_ALL=POSIX}.
   */
  public static String of(Path file) {
    String name = file.getFileName().toString();
    if (name.indexOf('\ufffd') < 0) {
      return name;
    }
    String path = file.toUri().getPath();
    return path == null ? name : path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isWritable(String name) {
    try {
      Path.of(name);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String ascii(String name) {
    String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
    return NOT_ASCII.matcher(ACCENT.matcher(apart).replaceAll("")).replaceAll("_");
  }

  private static @Nullable String safe(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean = trimmed(end(FORBIDDEN.matcher(last).replaceAll("_")));
    if (clean.chars().allMatch(c -> c == '.')) {
      return null;
    }
    if (clean.startsWith(".")) { // hidden
      clean = "_" + clean.substring(1);
    }
    return DEVICE.matcher(clean).matches() ? "_" + clean : clean;
  }

  /** Shortens a name at its beginning, to keep the extension. */
  private static String end(String name) {
    int start = name.length();
    for (int bytes = 0; start > 0; ) {
      int character = name.codePointBefore(start);
      bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_LENGTH) {
        break;
      }
      start -= Character.charCount(character);
    }
    return name.substring(start);
  }

  /** Removes trailing dots and spaces, which Windows drops, and leading spaces. */
  private static String trimmed(String name) {
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '.' || isSpace(name.charAt(end - 1)))) {
      end--;
    }
    int start = 0;
    while (start < end && isSpace(name.charAt(start))) {
      start++;
    }
    return name.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
