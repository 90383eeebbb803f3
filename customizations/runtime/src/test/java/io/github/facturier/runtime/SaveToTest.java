package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The properties of saved files, and the handling of invalid targets. */
class SaveToTest {
  private static final String PDF = "%PDF-1.4\n%%EOF\n";

  @RegisterExtension final ThingsServer server = new ThingsServer();
  @TempDir Path folder;

  @BeforeEach
  void posix() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
  }

  private Download download() {
    server.respond(new MockResponse().setHeader("Content-Type", "application/pdf").setBody(PDF));
    return server.api().pdf("1").result();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-------", "rw-rw-rw-", "r--r--r--", "rwxrwx---"})
  void aReplacedFileKeepsItsPermissions(String permissions) throws IOException {
    Path target = Files.writeString(folder.resolve("1.pdf"), "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
    List<String> during = new ArrayList<>();
    download()
        .saveTo(target, (transferred, total) -> during.add(permissions(only(folder, ".part"))));
    assertEquals(PDF, Files.readString(target));
    assertEquals(permissions, permissions(target));
    assertEquals(List.of(permissions), during);
  }

  @Test
  void aSymbolicLinkStaysAndItsFileIsReplaced() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path file = Files.writeString(other.resolve("real.pdf"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.pdf"), Path.of("other/real.pdf"));
    Path chain = Files.createSymbolicLink(folder.resolve("chain.pdf"), link);
    download().saveTo(chain);
    assertTrue(Files.isSymbolicLink(chain) && Files.isSymbolicLink(link));
    assertFalse(Files.isSymbolicLink(file));
    assertEquals(PDF, Files.readString(file));
    assertEquals(List.of("real.pdf"), names(other));
  }

  @Test
  void aDanglingLinkGetsItsFile() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.pdf"), Path.of("later.pdf"));
    download().saveTo(link);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(PDF, Files.readString(folder.resolve("later.pdf")));
    assertFalse(Files.isSymbolicLink(folder.resolve("later.pdf")));
  }

  /**
   * An unwritable target is rejected before the download is read, so that another target can be
   * tried.
   */
  @Test
  void aBadTargetDoesNotCostTheDownload() throws IOException {
    Path loop = folder.resolve("loop.pdf");
    Files.createSymbolicLink(loop, Path.of("loop.pdf"));
    Path nowhere = folder.resolve("nowhere.pdf");
    Files.createSymbolicLink(nowhere, Path.of("missing/1.pdf"));
    Path file = Files.writeString(folder.resolve("file"), "x");
    List<Path> bad =
        List.of(
            Path.of("/"),
            Path.of(""),
            folder,
            folder.resolve(".."),
            folder.resolve("missing/1.pdf"),
            file.resolve("1.pdf"),
            loop,
            nowhere,
            folder.resolve("x".repeat(300)));
    Download download = download();
    for (Path target : bad) {
      assertThrows(FileSystemException.class, () -> download.saveTo(target), target::toString);
    }
    Path good = folder.resolve("1.pdf");
    assertEquals(PDF, Files.readString(download.saveTo(good)));
    assertEquals(List.of("1.pdf", "file", "loop.pdf", "nowhere.pdf"), names(folder));
  }

  @Test
  void aFolderWithoutSearchPermissionIsNamed() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path inside = Files.createDirectory(closed.resolve("inside"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
    try (Download download = download()) {
      assumeFalse(Files.exists(inside), "root may search every folder");
      for (Path target : List.of(closed.resolve("1.pdf"), inside.resolve("1.pdf"))) {
        AccessDeniedException e =
            assertThrows(AccessDeniedException.class, () -> download.saveTo(target));
        assertTrue(e.getMessage().contains(target.getParent().toString()), e::getMessage);
        assertTrue(e.getMessage().contains("search permission"), e::getMessage);
      }
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Also an example for devices, which tests cannot use. */
  @Test
  void aPipeIsNotReplaced() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    try (Download download = download()) {
      assertThrows(FileSystemException.class, () -> download.saveTo(pipe));
    }
    assertFalse(Files.isRegularFile(pipe));
    assertEquals(List.of("pipe"), names(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.pdf",
        "\ud83e\uddfe\ud83e\uddfe facture.pdf",
        "Caf\u00e9 \u20ac \u65e5\u672c.pdf",
        ".hidden",
        "a b'\"*?.pdf",
        "noextension"
      })
  void anyNameThatIsNone(String name) throws IOException {
    Path target = folder.resolve(name);
    assertEquals(PDF, Files.readString(download().saveTo(target)));
    assertEquals(List.of(name), names(folder));
  }

  /** A truncated name contains no half of a surrogate pair. */
  @Test
  void longNamesOfEmoji() throws IOException {
    for (int i = 0; i < 6; i++) {
      Path target = folder.resolve("x".repeat(i) + "\ud83e\uddfe".repeat(60));
      assertEquals(PDF, Files.readString(download().saveTo(target)));
    }
    assertEquals(6, names(folder).size());
  }

  @Test
  void aRelativeNameWithoutAFolder() throws IOException {
    Path target = Path.of("save-to-test-" + System.nanoTime() + ".pdf");
    try {
      assertEquals(target, download().saveTo(target));
      assertEquals(PDF, Files.readString(target));
    } finally {
      Files.deleteIfExists(target);
    }
  }

  @Test
  void oldTemporaryFilesOfCrashedProcessesAreRemoved() throws IOException {
    Path left = leftover(".1.pdf.facturier-4x1-abc.part");
    Path ofAnother = leftover(".other.csv.facturier-9zz9-1.part");
    List<Path> notOurs =
        List.of(
            leftover(".1.pdf.123456.part"),
            leftover("1.pdf.part"),
            leftover("facturier-1-2.part"),
            leftover(".1.pdf.facturier-1-2.part.txt"),
            Files.createDirectory(folder.resolve(".d.facturier-1-2.part")));
    download().saveTo(folder.resolve("1.pdf"));
    assertFalse(Files.exists(left));
    assertFalse(Files.exists(ofAnother));
    notOurs.forEach(file -> assertTrue(Files.exists(file), file::toString));
  }

  private Path leftover(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "left");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    return file;
  }

  /** Each has its own temporary file, which no other download deletes. */
  @Test
  void oneTargetManyDownloads() throws Exception {
    int downloads = 16;
    List<Download> ready = new ArrayList<>();
    for (int i = 0; i < downloads; i++) {
      ready.add(download());
    }
    Path target = folder.resolve("1.pdf");
    ExecutorService threads = Executors.newFixedThreadPool(downloads);
    try {
      List<Callable<Path>> saves = new ArrayList<>();
      ready.forEach(one -> saves.add(() -> one.saveTo(target)));
      for (Future<Path> saved : threads.invokeAll(saves)) {
        assertEquals(target, saved.get());
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(PDF, Files.readString(target));
    assertEquals(List.of("1.pdf"), names(folder));
  }

  private static Path only(Path folder, String end) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(
          Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
