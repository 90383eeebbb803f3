package io.github.facturier.runtime.internal.io;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Names of temporary files: {@code .100.pdf.facturier-<process>-<random>.part}. ASCII only and
 * short, so that every file system accepts them.
 */
final class TemporaryName {
  private static final int MAX_PREFIX = 50;
  private static final Pattern NOT_ASCII = Pattern.compile("[^\\w.-]");
  private static final Pattern OURS =
      Pattern.compile("\\..*\\.facturier-[0-9a-z]+-[0-9a-z]+\\.part");

  /** Identifies this process, also among processes of other containers. */
  private static final String PROCESS =
      "facturier-"
          + Long.toString(ProcessHandle.current().pid(), 36)
          + Long.toString(
              ProcessHandle.current().info().startInstant().orElseGet(Instant::now).toEpochMilli(),
              36)
          + "-";

  private TemporaryName() {}

  /** Returns a new name that begins with the target's name. */
  static String of(Path target) {
    String name = NOT_ASCII.matcher(target.getFileName().toString()).replaceAll("_");
    String prefix = name.substring(0, Math.min(name.length(), MAX_PREFIX));
    long random = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    return "." + prefix + "." + PROCESS + Long.toString(random, 36) + ".part";
  }

  /** Whether the file has such a name of another process. */
  static boolean isOfAnotherProcess(Path file) {
    String name = file.getFileName().toString();
    return OURS.matcher(name).matches() && !name.contains("." + PROCESS);
  }
}
