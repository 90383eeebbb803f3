package io.github.facturier.runtime.internal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file in the folder of its target. It is removed when it is closed, unless it was
 * moved. It is locked until then, which distinguishes it from files of crashed processes, see
 * {@link AbandonedFiles}.
 */
public final class TemporaryFile implements AutoCloseable {
  private final Path target;
  private final Path path;
  private final FileChannel channel;

  private TemporaryFile(Path target, Path path, FileChannel channel) {
    this.target = target;
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates the file with the permissions of the existing target, otherwise with the system's
   * default permissions.
   *
   * @param target a path from {@code TargetFile.resolve}
   * @throws IOException if the file cannot be created in the folder
   */
  public static TemporaryFile beside(Path target) throws IOException {
    Set<PosixFilePermission> permissions = permissions(target);
    while (true) {
      Path path = target.resolveSibling(TemporaryName.of(target));
      try {
        TemporaryFile file = new TemporaryFile(target, path, create(path, permissions));
        if (file.isKept()) {
          return file;
        }
        file.close();
      } catch (FileAlreadyExistsException e) {
        continue; // retry with a new random name
      }
    }
  }

  /** Returns null if there is no file, or the file system has no POSIX permissions. */
  private static @Nullable Set<PosixFilePermission> permissions(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null || !Files.exists(file) ? null : view.readAttributes().permissions();
  }

  private static FileChannel create(Path path, @Nullable Set<PosixFilePermission> permissions)
      throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (permissions == null) {
      return FileChannel.open(path, options);
    }
    FileAttribute<?> narrow = PosixFilePermissions.asFileAttribute(permissions);
    FileChannel channel = FileChannel.open(path, options, narrow); // restricted by the umask
    try {
      if (!permissions.equals(Files.getPosixFilePermissions(path))) {
        Files.setPosixFilePermissions(path, permissions);
      }
      return channel;
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /** Locks the file. Returns false if another process removed it before. */
  private boolean isKept() throws IOException {
    try {
      return channel.tryLock() != null && Files.exists(path);
    } catch (IOException | UnsupportedOperationException | OverlappingFileLockException e) {
      return true; // a file system without locks
    }
  }

  public OutputStream stream() {
    return Channels.newOutputStream(channel);
  }

  /**
   * Renames the file to the target and replaces an existing file. The lock is held until then, so
   * that no other process removes the file as abandoned.
   *
   * @throws IOException if not all bytes could be written, or the target cannot be replaced
   */
  public void move() throws IOException {
    channel.force(false); // network file systems report a full disk here
    try {
      rename();
    } catch (FileSystemException e) { // the system cannot rename an open file
      channel.close();
      rename();
    }
  }

  private void rename() throws IOException {
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) { // some network file systems
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }
}
