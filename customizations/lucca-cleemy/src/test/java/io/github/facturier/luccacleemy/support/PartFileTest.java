package io.github.facturier.luccacleemy.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
  @TempDir Path folder;

  @Test
  void getsItsNameWhenItIsWhole() throws IOException {
    Path target = folder.resolve("e.csv");
    PartFile part = PartFile.probe(target);
    assertEquals(folder.resolve("e.csv.part"), part.path());
    assertEquals(0, Files.size(part.path()), "the probe leaves nothing behind");
    write(part, "whole");
    assertFalse(Files.exists(target));
    part.complete();
    assertEquals("whole", Files.readString(target));
    assertFalse(Files.exists(part.path()));
  }

  @Test
  void neverReplacesAnOlderPart() throws IOException {
    Files.writeString(folder.resolve("e.csv.part"), "lost once");
    PartFile part = PartFile.create(folder.resolve("e.csv"));
    assertEquals(folder.resolve("e.csv.2.part"), part.path());
    part.close();
    assertEquals("lost once", Files.readString(folder.resolve("e.csv.part")));
  }

  @Test
  void neverReplacesTheTarget() throws IOException {
    Path target = folder.resolve("e.csv");
    PartFile part = PartFile.create(target);
    write(part, "new");
    Files.writeString(target, "old");
    FileAlreadyExistsException e = assertThrows(FileAlreadyExistsException.class, part::complete);
    assertTrue(e.getMessage().contains(part.path().toString()), e.getMessage());
    assertEquals("old", Files.readString(target));
    assertEquals("new", Files.readString(part.path()));
  }

  @Test
  void triesTheDiskOut() throws IOException {
    Path target = Files.writeString(folder.resolve("there.csv"), "old");
    assertThrows(FileAlreadyExistsException.class, () -> PartFile.probe(target));
    Path nowhere = folder.resolve("no-folder/e.csv");
    assertThrows(IOException.class, () -> PartFile.probe(nowhere));
    PartFile part = PartFile.probe(folder.resolve("e.csv"));
    part.discard();
    assertFalse(Files.exists(part.path()));
  }

  private static void write(PartFile part, String text) throws IOException {
    OutputStream out = part.stream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
