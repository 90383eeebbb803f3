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
 * Removes the temporary files that crashed processes left: those that were not written to for an
 * hour and whose lock is free, and where the file system has no locks, those that were not written
 * to for a day.
 */
public final class AbandonedFiles {
  private static final Duration OLD = Duration.ofHours(1);
  private static final Duration OLD_WITHOUT_LOCKS = Duration.ofDays(1);

  /** Of the time between two saves in a large folder, at most a tenth goes into looking at it. */
  private static final int SHARE = 10;

  private static final AtomicReference<@Nullable Look> LAST = new AtomicReference<>();

  private record Look(Path folder, long end, long duration) {
    boolean isEnoughFor(Path other, long now) {
      return folder.equals(other) && now - end < SHARE * duration;
    }
  }

  private AbandonedFiles() {}

  /** Cleans up a folder as far as that is possible; never fails. */
  public static void remove(Path folder) {
    long start = System.nanoTime();
    Look last = LAST.get();
    if (last != null && last.isEnoughFor(folder, start)) {
      return;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, TemporaryName::isOfAnotherProcess)) {
      for (Path file : files) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          removeIfAbandoned(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) { // then they stay
    }
    long end = System.nanoTime();
    LAST.set(new Look(folder, end, end - start));
  }

  private static void removeIfAbandoned(Path file) {
    if (!isOlderThan(OLD, file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(file); // while it is locked, so that its owner gets to see it
      }
    } catch (OverlappingFileLockException e) { // of another class loader of this process
    } catch (IOException | UnsupportedOperationException e) { // no locks, or not for this user
      removeWithoutLock(file);
    }
  }

  private static void removeWithoutLock(Path file) {
    try {
      if (isOlderThan(OLD_WITHOUT_LOCKS, file)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) { // then it stays
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
