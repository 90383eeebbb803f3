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
 * The part file {@code <target>.part} of an export that is running or did not complete. It is
 * written to the disk before the request is sent, with the record of the export as text. When bytes
 * are received, it contains these, and the record moves to {@code <target>.part.txt}. When the
 * export is complete, the part becomes the target.
 *
 * <p>Neither the target nor an older part is ever replaced, since an export cannot be repeated. The
 * part is created exclusively, so that only one of several processes exports to a target. It is
 * locked by its process until it is removed or renamed.
 *
 * <p>The state after a crash:
 *
 * <ol>
 *   <li>A part that is empty, contains zeros or the beginning of a record, without a record file;
 *       or an empty part with the record file of an earlier export: nothing was sent.
 *   <li>A part with a record, without a record file: the request may have been sent; no response
 *       was received.
 *   <li>A part that is empty or contains the beginning of the record file: a response was received,
 *       but no byte of its file was written.
 *   <li>A part with other content, and a record file: the part contains the bytes that were
 *       written.
 *   <li>The part and the target are links to the same file: the file is complete. The next {@link
 *       #claim} removes the part.
 *   <li>The target and a record file, or a record file alone: the file is complete. The next {@link
 *       #claim} without a target removes the record file.
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
   * Creates the part before the request is sent, and checks that the disk is writable.
   *
   * @param known the record of the export
   * @throws UnfinishedExportException if the part exists
   * @throws FileAlreadyExistsException if the target exists
   * @throws IOException if the part cannot be written
   */
  static PartFile claim(Path target, String known) throws IOException {
    Path file = TargetFile.resolve(target);
    Path path = beside(file, ".part");
    checkFree(file, path);
    PartFile part = open(file, path, null, known);
    try {
      checkFree(file, path); // another process may have completed it meanwhile
      return part;
    } catch (IOException e) {
      part.discard();
      throw e;
    }
  }

  /**
   * Creates a part for an export that was made. If the part of the target cannot be created, it has
   * another name in the same folder, or is in the nearest writable folder, so that the bytes are
   * not lost.
   *
   * @throws IOException if no folder is writable
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
      } catch (UnfinishedExportException e) { // of an earlier incomplete export
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
      if (Files.deleteIfExists(file.record())) { // of a complete export
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
        remove(part); // left by a crash
      }
      throw new FileAlreadyExistsException(
          file.toString(), null, "already exists, and an export does not replace files");
    }
  }

  private static boolean isSame(Path part, Path file) throws IOException {
    return Files.exists(part) && Files.exists(file) && Files.isSameFile(part, file);
  }

  /** Appends a suffix to a path, also if the JVM's encoding cannot encode its name. */
  private static Path beside(Path file, String suffix) {
    try {
      return file.resolveSibling(file.getFileName() + suffix);
    } catch (InvalidPathException e) {
      return Path.of(URI.create(file.toUri() + suffix));
    }
  }

  /**
   * Locks the part until its channel is closed. With POSIX locks, closing any other channel of this
   * process to the part also releases the lock.
   */
  private void lock() {
    try {
      channel.tryLock();
    } catch (IOException | UnsupportedOperationException | OverlappingFileLockException e) {
      // some network file systems do not support locks
    }
  }

  Path path() {
    return part;
  }

  private Path record() {
    return beside(part, ".txt");
  }

  /** Moves the record to the record file. From now on the part contains the received bytes. */
  void receive(String more) throws IOException {
    Files.writeString(record(), known + more);
    try (FileChannel text = FileChannel.open(record(), StandardOpenOption.WRITE)) {
      text.force(true);
    }
    forceFolder(part);
    receiving = true;
    channel.truncate(0).position(0);
  }

  /** Appends to the record. */
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

  /** Forces written bytes to the disk. */
  void force() throws IOException {
    channel.force(true);
  }

  /** The reason why the complete file cannot become the target; null if there is none. */
  @Nullable IOException obstacle() {
    return obstacle;
  }

  /**
   * Renames the complete file to the target.
   *
   * @throws FileAlreadyExistsException if the target was created meanwhile; the part remains
   */
  void complete() throws IOException {
    try (channel) { // holds the lock until then
      if (target != null) {
        complete(part, target);
      }
    }
  }

  private static void complete(Path part, Path target) throws IOException {
    try {
      giveName(part, target);
    } catch (FileAlreadyExistsException e) {
      if (!isSame(part, target)) { // the same after a crash before the part was removed
        throw new FileAlreadyExistsException(
            target.toString(),
            part.toString(),
            "already exists; the other file has the complete export");
      }
    }
    forceFolder(target);
    remove(part);
  }

  /** Creates a hard link, which never replaces a file; renaming could. */
  private static void giveName(Path part, Path target) throws IOException {
    try {
      Files.createLink(target, part);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) { // no hard links
      Files.move(part, target);
    }
  }

  /** Removes the part after nothing was exported. */
  void discard() throws IOException {
    try (channel) {
      remove(part);
    }
  }

  /** Removes a part and its record file. */
  static void remove(Path part) throws IOException {
    Files.deleteIfExists(part); // first, since it marks the export
    Files.deleteIfExists(beside(part, ".txt"));
    forceFolder(part);
  }

  /** Closes the channel. The files remain. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * Checks that there is no part of a running or incomplete export to a target.
   *
   * @throws UnfinishedExportException if there is one
   */
  static void checkNoneLeft(Path target) throws UnfinishedExportException {
    Path part;
    try {
      part = beside(TargetFile.resolve(target), ".part");
    } catch (IOException e) { // no export can have written there
      return;
    }
    if (Files.exists(part)) {
      throw UnfinishedExportException.of(part);
    }
  }

  /**
   * Removes the part of an incomplete export.
   *
   * @return whether there was a part
   * @throws UnfinishedExportException if its process is running
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
   * Renames the part of an incomplete export to the target.
   *
   * @throws UnfinishedExportException if its process is running
   * @throws NoSuchFileException if there is no part, or it has no byte of the file
   */
  static void acceptLeft(Path target) throws IOException {
    Path file = TargetFile.resolve(target);
    Path part = beside(file, ".part");
    try (LeftPart left = LeftPart.of(part)) {
      if (!holdsBytes(left.path())) {
        throw new NoSuchFileException(
            part.toString(), null, "contains no byte of an export, only its record");
      }
      complete(part, file);
    }
  }

  /** Whether a part contains bytes of a file: it is neither empty nor a record. */
  private static boolean holdsBytes(Path part) throws IOException {
    Path text = beside(part, ".txt");
    if (!Files.exists(text)) {
      return false;
    }
    long same = Files.mismatch(part, text);
    return same >= 0 && same < Math.min(Files.size(part), Files.size(text));
  }

  /** The part of a process that has ended. Locked until it is closed. */
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
      } catch (OverlappingFileLockException e) { // locked by this process
        return false;
      } catch (IOException | UnsupportedOperationException e) { // no locks
        return true;
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Forces the entries of a folder to the disk. Not every system supports or needs it. */
  private static void forceFolder(Path file) {
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) { // Windows
    }
  }
}
