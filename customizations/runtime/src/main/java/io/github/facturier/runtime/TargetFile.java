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

/** Resolves and checks the target of a file before its bytes are read. For the support modules. */
public final class TargetFile {
  private static final int MAX_LINKS = 40;

  private TargetFile() {}

  /**
   * Returns the absolute path of the file. Symbolic links are followed, also if the file that they
   * point to does not exist yet.
   *
   * @throws NoSuchFileException if the folder of the file does not exist
   * @throws AccessDeniedException if search permission is missing on the folder or one of its
   *     parents
   * @throws FileSystemLoopException if symbolic links form a loop
   * @throws FileSystemException if the target is a folder, a device or a pipe, or its name is too
   *     long
   */
  public static Path resolve(Path target) throws IOException {
    Path file = target.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MAX_LINKS) {
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
          "no search permission (x) on the folder " + folder + " or one of its parents");
    }
    if (folder == null || there != null && there.isDirectory()) {
      throw new FileSystemException(
          target.toString(), null, "is a folder, but the target must be a file");
    }
    if (there != null && !there.isRegularFile()) {
      throw new FileSystemException(target.toString(), null, "is not a regular file");
    }
    return file;
  }

  /** Null if there is no file. Throws if there cannot be a file of that name. */
  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
