package io.github.facturier.runtime;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a file is written before its bytes are read, so that a bad target costs nothing.
 * For the support modules.
 */
public final class TargetFile {
  private static final int MOST_LINKS = 40;

  private TargetFile() {}

  /**
   * The absolute path of the file itself: a symbolic link is followed, also where the file that it
   * points to does not exist yet.
   *
   * @throws NoSuchFileException if the folder of the file does not exist
   * @throws AccessDeniedException if the folder, or one above it, gives no search permission
   * @throws FileSystemLoopException if symbolic links lead nowhere
   * @throws FileSystemException if the target is a folder, a device or a pipe, or its name is too
   *     long
   */
  public static Path resolve(Path target) throws IOException {
    Path file = target.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(target.toString());
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    Path folder = file.getParent();
    BasicFileAttributes there;
    try {
      if (folder != null && attributes(folder) == null) {
        throw new NoSuchFileException(
            target.toString(), null, "the folder " + folder + " does not exist");
      }
      there = attributes(file);
    } catch (AccessDeniedException e) {
      throw new AccessDeniedException(
          target.toString(),
          null,
          "the folder " + folder + ", or one above it, gives no search permission (x)");
    }
    if (folder == null || there != null && there.isDirectory()) {
      throw new FileSystemException(
          target.toString(), null, "is a folder, where the name of a file is needed");
    }
    if (there != null && !there.isRegularFile()) {
      throw new FileSystemException(target.toString(), null, "is no regular file");
    }
    return file;
  }

  /** Null if there is no file; fails where there cannot be one of that name. */
  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
