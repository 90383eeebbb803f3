package io.github.facturier.luccacleemy.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.luccacleemy.internal.Uninterrupted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
  private static final String KNOWN = "what is known\n";

  @TempDir Path folder;

  @Test
  void holdsWhatIsKnownUntilBytesArrive() throws IOException {
    PartFile part = PartFile.claim(target(), KNOWN);
    assertEquals(folder.resolve("e.csv.part"), part.path());
    assertEquals(KNOWN, Files.readString(part.path()));
    part.note("more\n");
    assertEquals(KNOWN + "more\n", Files.readString(part.path()));
    part.receive("a file\n");
    assertEquals("", Files.readString(part.path()));
    assertEquals(KNOWN + "more\na file\n", Files.readString(text()));
    part.note("failed\n");
    assertEquals("", Files.readString(part.path()));
    assertEquals(KNOWN + "more\na file\nfailed\n", Files.readString(text()));
    part.close();
  }

  @Test
  void getsItsNameWhenItIsWhole() throws IOException {
    PartFile part = PartFile.claim(target(), KNOWN);
    part.receive("");
    write(part, "whole");
    assertFalse(Files.exists(target()));
    part.force();
    part.complete();
    assertEquals("whole", Files.readString(target()));
    assertEquals(List.of("e.csv"), names());
  }

  @Test
  void isClaimedOnce() throws IOException {
    try (PartFile first = PartFile.claim(target(), KNOWN)) {
      UnfinishedExportException e =
          assertThrows(
              UnfinishedExportException.class, () -> PartFile.claim(target(), "other").close());
      assertEquals(first.path(), e.part());
      assertTrue(e.getMessage().contains("discardUnfinished"), e::getMessage);
      assertEquals(KNOWN, Files.readString(first.path()));
      assertThrows(UnfinishedExportException.class, () -> PartFile.discardLeft(target()));
      assertThrows(UnfinishedExportException.class, () -> PartFile.acceptLeft(target()));
    }
    assertTrue(PartFile.discardLeft(target()));
    assertFalse(PartFile.discardLeft(target()));
    assertEquals(List.of(), names());
  }

  @Test
  void neverReplacesTheTarget() throws IOException {
    PartFile part = PartFile.claim(target(), KNOWN);
    part.receive("");
    write(part, "new");
    Files.writeString(target(), "old");
    FileAlreadyExistsException e = assertThrows(FileAlreadyExistsException.class, part::complete);
    assertTrue(e.getMessage().contains(part.path().toString()), e.getMessage());
    assertEquals("old", Files.readString(target()));
    assertEquals("new", Files.readString(part.path()));
    assertThrows(FileAlreadyExistsException.class, () -> PartFile.acceptLeft(target()));
  }

  /** Nor a file that another process just created: a dangling link looks like no file. */
  @Test
  void neverReplacesWhatLooksLikeNothing() throws IOException {
    PartFile part = PartFile.claim(target(), KNOWN);
    part.receive("");
    write(part, "new");
    Files.createSymbolicLink(target(), Path.of("nowhere"));
    assertThrows(FileAlreadyExistsException.class, part::complete);
    assertTrue(Files.isSymbolicLink(target()));
    assertEquals("new", Files.readString(part.path()));
  }

  @Test
  void acceptedWithItsBytesOnly() throws IOException {
    assertThrows(NoSuchFileException.class, () -> PartFile.acceptLeft(target()));
    PartFile part = PartFile.claim(target(), KNOWN);
    part.close();
    assertThrows(NoSuchFileException.class, () -> PartFile.acceptLeft(target()));
    PartFile.discardLeft(target());
    part = PartFile.claim(target(), KNOWN);
    part.receive("");
    write(part, "whole");
    part.close();
    PartFile.acceptLeft(target());
    assertEquals("whole", Files.readString(target()));
    assertEquals(List.of("e.csv"), names());
  }

  /** A power cut between the move and the removal of the text. */
  @Test
  void theTextOfACompleteExportDoesNotBlockTheNext() throws IOException {
    Files.writeString(text(), "a former export, " + "long ".repeat(1000));
    PartFile part = PartFile.claim(target(), KNOWN);
    part.close();
    assertThrows(NoSuchFileException.class, () -> PartFile.acceptLeft(target()));
    assertEquals(List.of("e.csv.part"), names());
  }

  @Test
  void checksTheDiskBeforehand() throws IOException {
    Path there = Files.writeString(folder.resolve("there.csv"), "old");
    List<Path> bad =
        List.of(
            there,
            there.resolve("e.csv"),
            folder,
            Path.of("/"),
            folder.resolve("no-folder/e.csv"),
            folder.resolve("x".repeat(248)));
    for (Path target : bad) {
      assertThrows(IOException.class, () -> PartFile.claim(target, KNOWN), target::toString);
    }
    PartFile.claim(target(), KNOWN).discard();
    assertEquals(List.of("there.csv"), names());
  }

  /** Writing the details of a failure may be the first write that fails on a full disk. */
  @Test
  void aPartIsUnlockedThoughTheFailureCannotBeNoted() throws Exception {
    List<String> command =
        List.of(
            "sh",
            "-c",
            "ulimit -f 40 && exec \"$@\"", // 20 or 40 KiB
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-cp",
            ChildJvm.classPath(),
            FullDiskMain.class.getName(),
            target().toString());
    Path output = folder.resolve("output");
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertEquals(0, child.waitFor(), Files.readString(output));
    assertEquals(List.of("output"), names());
  }

  @Test
  void aLinkIsWrittenThrough() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("other/e.csv"));
    PartFile part = PartFile.claim(link, KNOWN);
    assertEquals(other.toRealPath(), part.path().getParent().toRealPath());
    part.receive("");
    write(part, "whole");
    part.complete();
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("whole", Files.readString(other.resolve("e.csv")));
    assertThrows(FileAlreadyExistsException.class, () -> PartFile.claim(link, KNOWN));
  }

  @Test
  void anExportThatWasMadeFindsAPlace() throws IOException {
    Files.writeString(folder.resolve("e.csv.part"), "lost once");
    Files.writeString(folder.resolve("e.csv.2.part"), "lost twice");
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertPlace("e.csv.3.part", target());
    assertPlace("1.csv.part", folder.resolve("no/folder/1.csv"));
    assertPlace("2.csv.part", file.resolve("2.csv"));
    assertPlace("file.part", file);
    assertPlace("export.part", folder.resolve("x".repeat(300)));
    assertEquals("lost once", Files.readString(folder.resolve("e.csv.part")));
    Path free = folder.resolve("free.csv");
    try (PartFile part = PartFile.rescue(free, KNOWN)) {
      assertNull(part.obstacle());
    }
  }

  private void assertPlace(String name, Path target) throws IOException {
    try (PartFile part = PartFile.rescue(target, KNOWN)) {
      assertEquals(folder.resolve(name), part.path());
      assertNotNull(part.obstacle());
      assertEquals(KNOWN, Files.readString(part.path()));
    }
  }

  @Test
  void anInterruptDoesNotBreakOffWhatMustBeWritten() throws IOException {
    Thread.currentThread().interrupt();
    try {
      PartFile part = Uninterrupted.call(() -> PartFile.claim(target(), KNOWN));
      assertTrue(Thread.currentThread().isInterrupted());
      Uninterrupted.run(() -> part.receive("a file\n"));
      Uninterrupted.run(part::force);
      Uninterrupted.run(() -> part.note("failed\n"));
      Uninterrupted.run(part::complete);
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals(List.of("e.csv"), names());
  }

  /** The names of its files are made of the bytes of the target's, which it cannot read. */
  @Test
  void aSystemWithoutAccents() throws Exception {
    Path target = folder.resolve("Caf\u00e9.csv");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            PartFileMain.class.getName(),
            target.toUri().toASCIIString());
    builder.environment().put("LC_ALL", "POSIX");
    Path output = folder.resolve("output");
    Process child = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertEquals(0, child.waitFor(), Files.readString(output));
    assertEquals("whole", Files.readString(target));
    assertEquals("other", Files.readString(folder.resolve("Caf\u00e9.csv.part")));
    assertEquals(List.of("Caf\u00e9.csv", "Caf\u00e9.csv.part", "output"), names());
  }

  private Path target() {
    return folder.resolve("e.csv");
  }

  private Path text() {
    return folder.resolve("e.csv.part.txt");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void write(PartFile part, String text) throws IOException {
    OutputStream out = part.stream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
