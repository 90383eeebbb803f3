package io.github.facturier.luccacleemy.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file on its way: {@code <name>.part} until it is whole. Neither the target nor an older part is
 * ever replaced, since an export cannot be had twice.
 */
final class PartFile implements AutoCloseable {
  private static final int PROBE = 8192;

  private final Path target;
  private final Path part;
  private final FileChannel channel;

  private PartFile(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
  }

  /**
   * Makes the part, empty.
   *
   * @throws IOException if the disk does not take it
   */
  static PartFile create(Path target) throws IOException {
    Path absolute = target.toAbsolutePath();
    for (int number = 1; ; number++) {
      String suffix = number == 1 ? ".part" : "." + number + ".part";
      Path part = absolute.resolveSibling(absolute.getFileName() + suffix);
      try {
        return new PartFile(
            absolute,
            part,
            FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      } catch (FileAlreadyExistsException e) { // of an export that broke off earlier
        continue;
      }
    }
  }

  /**
   * Makes the part before there is anything to write: finds out whether the disk would take it.
   *
   * @throws FileAlreadyExistsException if the target is there already
   * @throws IOException if the disk does not take it
   */
  static PartFile probe(Path target) throws IOException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    PartFile file = create(target);
    try {
      file.channel.write(ByteBuffer.allocate(PROBE));
      file.channel.truncate(0);
      file.channel.position(0);
      return file;
    } catch (IOException e) {
      file.discard();
      throw e;
    }
  }

  Path path() {
    return part;
  }

  OutputStream stream() {
    return Channels.newOutputStream(channel);
  }

  /** Has the disk keep what was written, whatever happens to the machine. */
  void force() throws IOException {
    channel.force(true);
  }

  /**
   * Gives the whole file its name.
   *
   * @throws FileAlreadyExistsException if the target was made meanwhile; the part stays, whole
   */
  void complete() throws IOException {
    channel.close();
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(
          target.toString(), part.toString(), "exists already; the whole export is in the other");
    }
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) { // some network file systems
      Files.move(part, target);
    }
  }

  /** Removes the part: nothing was to be written to it. */
  void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }

  /** Leaves what is there. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
