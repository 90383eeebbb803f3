package io.github.facturier.runtime.internal.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a file name of what a server suggests: a server must not choose the folder, nor what the
 * name means to the system that it ends up on.
 */
public final class FileNames {
  /** As long as every file system takes, with something before and after it. */
  private static final int LONGEST = 150;

  /**
   * What is shown to nobody, turns the text around or ends it (controls, formats, half characters),
   * and what Windows does not allow.
   */
  private static final Pattern BAD =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\ufffd<>:\"|?*]");

  /** Devices, whatever their extension, and with spaces before it. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ACCENT = Pattern.compile("\\p{Mn}");
  private static final Pattern NOT_ASCII = Pattern.compile("\\P{ASCII}");

  private FileNames() {}

  /** A name without a folder, from {@code Content-Disposition}; null if there is none. */
  public static @Nullable String suggested(@Nullable String disposition) {
    String name = disposition == null ? null : ContentDisposition.fileName(disposition);
    String safe = name == null ? null : safe(name);
    return safe == null || isWritable(safe) ? safe : safe(ascii(safe));
  }

  /**
   * The name of a file as its bytes in UTF-8 say, where the system cannot read them: with {@code
   * LC_ALL=POSIX}, a JVM knows no accents.
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
    String clean = trimmed(end(BAD.matcher(last).replaceAll("_")));
    if (clean.chars().allMatch(c -> c == '.')) {
      return null;
    }
    if (clean.startsWith(".")) { // hidden
      clean = "_" + clean.substring(1);
    }
    return DEVICE.matcher(clean).matches() ? "_" + clean : clean;
  }

  /** The end of a name, its extension, is what counts. */
  private static String end(String name) {
    int start = name.length();
    for (int bytes = 0; start > 0; ) {
      int character = name.codePointBefore(start);
      bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST) {
        break;
      }
      start -= Character.charCount(character);
    }
    return name.substring(start);
  }

  /** Windows drops dots and spaces at the end, so that the name would be another one. */
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
