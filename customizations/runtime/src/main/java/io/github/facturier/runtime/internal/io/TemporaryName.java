package io.github.facturier.runtime.internal.io;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Names of temporary files: {@code .100.pdf.facturier-<process>-<random>.part}. ASCII only, since
 * not every system can write every character, and short enough for any disk.
 */
final class TemporaryName {
  private static final int LONGEST_PREFIX = 50;
  private static final Pattern NOT_ASCII = Pattern.compile("[^\\w.-]");
  private static final Pattern OURS =
      Pattern.compile("\\..*\\.facturier-[0-9a-z]+-[0-9a-z]+\\.part");

  /** Tells this process from others, those of other containers included. */
  private static final String PROCESS =
      "facturier-"
          + Long.toString(ProcessHandle.current().pid(), 36)
          + Long.toString(
              ProcessHandle.current().info().startInstant().orElseGet(Instant::now).toEpochMilli(),
              36)
          + "-";

  private TemporaryName() {}

  /** A new name, which begins with that of the target. */
  static String of(Path target) {
    String name = NOT_ASCII.matcher(target.getFileName().toString()).replaceAll("_");
    String prefix = name.substring(0, Math.min(name.length(), LONGEST_PREFIX));
    long random = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    return "." + prefix + "." + PROCESS + Long.toString(random, 36) + ".part";
  }

  /** Whether a file has such a name, from another process. */
  static boolean isOfAnotherProcess(Path file) {
    String name = file.getFileName().toString();
    return OURS.matcher(name).matches() && !name.contains("." + PROCESS);
  }
}
