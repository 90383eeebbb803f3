package io.github.facturier.luccacleemy.support;

import io.github.facturier.runtime.TargetFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mark of an export that is under way or did not end well: {@code <target>.part}. It is on the
 * disk before the request is sent, with what is known of the export as text. When bytes are
 * received, it holds these, and what is known moves to {@code <target>.part.txt}. When the export
 * is whole, it becomes the target.
 *
 * <p>Neither the target nor an older part is ever replaced, since an export cannot be had twice.
 * The part is created exclusively, so that of several processes only one exports to a target; and
 * it is locked while its process is alive, until it is removed or has its name.
 *
 * <p>What a crash leaves:
 *
 * <ol>
 *   <li>A part that is empty, holds zeros or the beginning of a text, without a text beside it, or
 *       an empty one beside the text of an earlier export: nothing was sent.
 *   <li>A part with a text, without one beside it: the request may have been sent; no response was
 *       received.
 *   <li>A part that is empty or holds a text, which is the beginning of the one beside it: a
 *       response was received, and no byte of its file was written.
 *   <li>A part with something else and a text beside it: the bytes that were written.
 *   <li>Two names of one file, the part and the target: the file is whole. The next {@link #claim}
 *       removes the part.
 *   <li>The target and a text, or a text alone: the file is whole. The next {@link #claim} without
 *       a target removes the text.
 * </ol>
 */
final class PartFile implements AutoCloseable {
  private static final int PROBE = 8192;

  private final @Nullable Path target;
  private final Path part;
  private final FileChannel channel;
  private final @Nullable IOException obstacle;
  private String known;
  private boolean receiving;

  private PartFile(
      @Nullable Path target,
      Path part,
      FileChannel channel,
      @Nullable IOException obstacle,
      String known) {
    this.known = known;
    this.target = target;
    this.part = part;
    this.channel = channel;
    this.obstacle = obstacle;
  }

  /**
   * Creates the part for an export that is yet to be made: finds out whether the disk would take
   * it.
   *
   * @param known what is known of the export
   * @throws UnfinishedExportException if there is a part already
   * @throws FileAlreadyExistsException if there is the target already
   * @throws IOException if the disk does not take the part
   */
  static PartFile claim(Path target, String known) throws IOException {
    Path file = TargetFile.resolve(target);
    Path path = beside(file, ".part");
    checkFree(file, path);
    PartFile part = open(file, path, null, known);
    try {
      checkFree(file, path); // another process may just have completed it
      return part;
    } catch (IOException e) {
      part.discard();
      throw e;
    }
  }

  /**
   * Creates a part for an export that was made. Where there can be none for the target, it is one
   * beside it, or in the nearest folder that takes it, for the bytes not to be lost.
   *
   * @throws IOException if no folder takes it
   */
  static PartFile rescue(Path target, String known) throws IOException {
    IOException obstacle;
    try {
      return claim(target, known);
    } catch (IOException e) {
      obstacle = e;
    }
    Path file = target.toAbsolutePath();
    Path folder = file.getParent() == null ? file : file.getParent();
    while (!Files.isDirectory(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    Path name = file.getFileName() == null ? Path.of("export") : file.getFileName();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    for (Path place :
        List.of(folder.resolve(name), folder.resolve("export"), temporary.resolve("export"))) {
      try {
        return numbered(place, obstacle, known);
      } catch (IOException e) {
        obstacle.addSuppressed(e);
      }
    }
    throw obstacle;
  }

  private static PartFile numbered(Path place, IOException obstacle, String known)
      throws IOException {
    for (int number = 1; ; number++) {
      String suffix = number == 1 ? ".part" : "." + number + ".part";
      try {
        return open(null, beside(place, suffix), obstacle, known);
      } catch (UnfinishedExportException e) { // of an export that broke off earlier
        continue;
      }
    }
  }

  private static PartFile open(
      @Nullable Path target, Path part, @Nullable IOException obstacle, String known)
      throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw UnfinishedExportException.of(part);
    }
    PartFile file = new PartFile(target, part, channel, obstacle, known);
    try {
      file.lock();
      if (Files.deleteIfExists(file.record())) { // of an export that is whole and got its name
        forceFolder(part);
      }
      file.write(ByteBuffer.allocate(PROBE));
      channel.truncate(0).position(0);
      file.write(ByteBuffer.wrap(known.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
      forceFolder(part);
      return file;
    } catch (IOException e) {
      file.discard();
      throw e;
    }
  }

  private static void checkFree(Path file, Path part) throws IOException {
    if (Files.exists(file)) {
      if (isSame(part, file)) {
        remove(part); // a crash came before
      }
      throw new FileAlreadyExistsException(
          file.toString(), null, "exists already, and an export replaces no file");
    }
  }

  private static boolean isSame(Path part, Path file) throws IOException {
    return Files.exists(part) && Files.exists(file) && Files.isSameFile(part, file);
  }

  /** A path with something after it, of any name: also of one that this system cannot write. */
  private static Path beside(Path file, String suffix) {
    try {
      return file.resolveSibling(file.getFileName() + suffix);
    } catch (InvalidPathException e) {
      return Path.of(URI.create(file.toUri() + suffix));
    }
  }

  /** Held until the channel is closed, or, by POSIX, any other one of this process to the part. */
  private void lock() {
    try {
      channel.tryLock();
    } catch (IOException | UnsupportedOperationException | OverlappingFileLockException e) {
      // some network file systems have no locks
    }
  }

  Path path() {
    return part;
  }

  private Path record() {
    return beside(part, ".txt");
  }

  /** From now on the part holds what is received. */
  void receive(String more) throws IOException {
    Files.writeString(record(), known + more);
    try (FileChannel text = FileChannel.open(record(), StandardOpenOption.WRITE)) {
      text.force(true);
    }
    forceFolder(part);
    receiving = true;
    channel.truncate(0).position(0);
  }

  /** Adds to what is known. */
  void note(String more) throws IOException {
    if (receiving) {
      Files.writeString(record(), more, StandardOpenOption.APPEND);
    } else {
      write(ByteBuffer.wrap(more.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
      known += more;
    }
  }

  OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        PartFile.this.write(ByteBuffer.wrap(bytes, offset, length));
      }
    };
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Has the disk keep what was written, whatever happens to the machine. */
  void force() throws IOException {
    channel.force(true);
  }

  /** Why the whole file cannot become the target; null if nothing is known to be in the way. */
  @Nullable IOException obstacle() {
    return obstacle;
  }

  /**
   * Gives the whole file its name.
   *
   * @throws FileAlreadyExistsException if the target was made meanwhile; the part stays, whole
   */
  void complete() throws IOException {
    try (channel) { // whose lock keeps other processes away until then
      if (target != null) {
        complete(part, target);
      }
    }
  }

  private static void complete(Path part, Path target) throws IOException {
    try {
      giveName(part, target);
    } catch (FileAlreadyExistsException e) {
      if (!isSame(part, target)) { // else a crash came before the part was removed
        throw new FileAlreadyExistsException(
            target.toString(), part.toString(), "exists already; the whole export is in the other");
      }
    }
    forceFolder(target);
    remove(part);
  }

  /** A second name, which never takes the place of a file; a renaming could. */
  private static void giveName(Path part, Path target) throws IOException {
    try {
      Files.createLink(target, part);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) { // a disk without links
      Files.move(part, target);
    }
  }

  /** Removes the part: nothing was exported. */
  void discard() throws IOException {
    try (channel) {
      remove(part);
    }
  }

  /** Removes a part, with what is known of it. */
  static void remove(Path part) throws IOException {
    Files.deleteIfExists(part); // first, since it is what counts
    Files.deleteIfExists(beside(part, ".txt"));
    forceFolder(part);
  }

  /** Leaves what is there. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * Checks that no earlier export to a target did not end well, or is under way.
   *
   * @throws UnfinishedExportException if one did
   */
  static void checkNoneLeft(Path target) throws UnfinishedExportException {
    Path part;
    try {
      part = beside(TargetFile.resolve(target), ".part");
    } catch (IOException e) { // then no export can have begun to write there
      return;
    }
    if (Files.exists(part)) {
      throw UnfinishedExportException.of(part);
    }
  }

  /**
   * Removes the part of an export that did not end well.
   *
   * @return whether there was one
   * @throws UnfinishedExportException if its process is alive
   */
  static boolean discardLeft(Path target) throws IOException {
    Path part = beside(TargetFile.resolve(target), ".part");
    if (!Files.exists(part)) {
      return false;
    }
    try (LeftPart left = LeftPart.of(part)) {
      remove(left.path());
      return true;
    }
  }

  /**
   * Makes the part of an export that did not end well the target.
   *
   * @throws UnfinishedExportException if its process is alive
   * @throws NoSuchFileException if there is none, or no byte was received
   */
  static void acceptLeft(Path target) throws IOException {
    Path file = TargetFile.resolve(target);
    Path part = beside(file, ".part");
    try (LeftPart left = LeftPart.of(part)) {
      if (!holdsBytes(left.path())) {
        throw new NoSuchFileException(
            part.toString(), null, "holds no byte of an export, only what is known of it");
      }
      complete(part, file);
    }
  }

  /** Whether a part holds bytes of a file: neither nothing nor the text that is known. */
  private static boolean holdsBytes(Path part) throws IOException {
    Path text = beside(part, ".txt");
    if (!Files.exists(text)) {
      return false;
    }
    long same = Files.mismatch(part, text);
    return same >= 0 && same < Math.min(Files.size(part), Files.size(text));
  }

  /** A part whose process is not alive; it is locked until it is closed. */
  private record LeftPart(Path path, FileChannel channel) implements AutoCloseable {
    static LeftPart of(Path path) throws IOException {
      LeftPart part = new LeftPart(path, FileChannel.open(path, StandardOpenOption.WRITE));
      if (part.isLocked()) {
        return part;
      }
      part.close();
      throw UnfinishedExportException.of(path);
    }

    private boolean isLocked() {
      try {
        return channel.tryLock() != null;
      } catch (OverlappingFileLockException e) { // by this process
        return false;
      } catch (IOException | UnsupportedOperationException e) { // a file system without locks
        return true;
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Has the disk keep the names in a folder; not every system can do that, or needs it. */
  private static void forceFolder(Path file) {
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) { // Windows
    }
  }
}
