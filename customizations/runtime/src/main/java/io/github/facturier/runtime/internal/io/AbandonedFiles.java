package io.github.facturier.runtime.internal.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Removes temporary files of crashed processes: unlocked files that were not modified for an hour.
 * If the file system has no locks, files that were not modified for a day.
 */
public final class AbandonedFiles {
  private static final Duration OLD = Duration.ofHours(1);
  private static final Duration OLD_WITHOUT_LOCKS = Duration.ofDays(1);

  /** Limits the time for scanning a large folder to a tenth of the time between two saves. */
  private static final int INTERVAL_FACTOR = 10;

  private static final AtomicReference<@Nullable Scan> LAST = new AtomicReference<>();

  private record Scan(Path folder, long end, long duration) {
    boolean isRecentFor(Path other, long now) {
      return folder.equals(other) && now - end < INTERVAL_FACTOR * duration;
    }
  }

  private AbandonedFiles() {}

  /** Removes abandoned files of a folder as far as possible. Never throws. */
  public static void remove(Path folder) {
    long start = System.nanoTime();
    Scan last = LAST.get();
    if (last != null && last.isRecentFor(folder, start)) {
      return;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, TemporaryName::isOfAnotherProcess)) {
      for (Path file : files) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          removeIfAbandoned(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) { // they stay
    }
    long end = System.nanoTime();
    LAST.set(new Scan(folder, end, end - start));
  }

  private static void removeIfAbandoned(Path file) {
    if (!isOlderThan(OLD, file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(file); // while locked, so that its owner detects it
      }
    } catch (OverlappingFileLockException e) { // locked by another class loader of this JVM
    } catch (IOException | UnsupportedOperationException e) { // no locks, or no permission
      removeWithoutLock(file);
    }
  }

  private static void removeWithoutLock(Path file) {
    try {
      if (isOlderThan(OLD_WITHOUT_LOCKS, file)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) { // it stays
    }
  }

  private static boolean isOlderThan(Duration age, Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(age));
    } catch (IOException e) { // another process removed it
      return false;
    }
  }
}
