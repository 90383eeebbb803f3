package io.github.facturier.luccacleemy.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed between any two disk operations leaves files in a known state. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledPartFileTest {
  private static final String KNOWN = WholeExportMain.KNOWN;
  private static final String CONTENT = WholeExportMain.CONTENT;

  @TempDir Path folder;

  @Test
  void atEachOperation() throws Exception {
    Set<String> stages = new TreeSet<>();
    int operations = operations();
    for (int nth = 1; nth <= operations; nth++) {
      Path target = Files.createDirectory(folder.resolve("killed-" + nth)).resolve("e.csv");
      Files.writeString(text(target), "of an earlier export, which is whole\n");
      List<String> done = ChildJvm.run(WholeExportMain.class, target.toString(), nth);
      assertEquals(nth, done.size());
      String stage = stage(target);
      stages.add(stage);
      String where = done + ": " + stage;
      assertAccepted(target, where);
      assertNoticed(target, where);
    }
    Set<String> expected = Set.of("not sent", "sent", "no byte", "bytes", "two names", "whole");
    assertEquals(new TreeSet<>(expected), stages);
  }

  /** Without killing the process. */
  private int operations() throws Exception {
    Path target = folder.resolve("e.csv");
    List<String> done = ChildJvm.run(WholeExportMain.class, target.toString(), Integer.MAX_VALUE);
    assertEquals(CONTENT, Files.readString(target));
    assertFalse(Files.exists(part(target)) || Files.exists(text(target)));
    assertTrue(done.size() > 10 && done.contains("createLink"), done::toString);
    return done.size();
  }

  /** The states in the documentation. */
  private static String stage(Path target) throws IOException {
    Path part = part(target);
    boolean isSent = Files.exists(WholeExportMain.sent(target));
    String stage;
    if (Files.exists(target)) {
      stage = Files.exists(part) ? "two names" : "whole";
    } else if (!Files.exists(text(target))) {
      stage = Files.readString(part).contains("about to be sent\n") ? "sent" : "not sent";
    } else {
      String text = Files.readString(text(target));
      boolean isOfEarlierExport = text.startsWith("of an earlier");
      String bytes = Files.readString(part);
      stage =
          isOfEarlierExport
              ? "not sent"
              : text.startsWith(bytes) || bytes.startsWith(text) ? "no byte" : "bytes";
    }
    assertTrue(!isSent || !stage.equals("not sent"), stage);
    return stage;
  }

  /** Only a complete export gets the target's name, in a copy of the remaining files. */
  private void assertAccepted(Path target, String where) throws IOException {
    Path copied = Files.createDirectory(target.resolveSibling("copy")).resolve("e.csv");
    copy(target, copied);
    if (Files.exists(part(target)) && Files.exists(target)) {
      Files.createLink(part(copied), copied);
    } else {
      copy(part(target), part(copied));
    }
    copy(text(target), text(copied));
    try {
      PartFile.acceptLeft(copied);
    } catch (NoSuchFileException e) {
      assertEquals(Files.exists(target), Files.exists(copied), where);
      return;
    }
    String accepted = Files.readString(copied);
    assertTrue(!accepted.isEmpty() && CONTENT.startsWith(accepted), where + ": " + accepted);
    assertFalse(Files.exists(part(copied)) || Files.exists(text(copied)), where);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.copy(from, to);
    }
  }

  /** The next export to this target fails until a user has checked the file. */
  private static void assertNoticed(Path target, String where) throws IOException {
    if (Files.exists(target)) {
      assertEquals(CONTENT, Files.readString(target), where);
      assertThrows(FileAlreadyExistsException.class, () -> PartFile.claim(target, KNOWN), where);
      assertFalse(Files.exists(part(target)), where);
      Files.delete(target);
    } else if (Files.exists(part(target))) {
      assertThrows(UnfinishedExportException.class, () -> PartFile.claim(target, KNOWN), where);
      assertThrows(UnfinishedExportException.class, () -> PartFile.checkNoneLeft(target), where);
      assertTrue(PartFile.discardLeft(target), where);
    }
    PartFile.checkNoneLeft(target);
    PartFile.claim(target, KNOWN).discard();
    try (Stream<Path> left = Files.list(target.getParent())) {
      assertEquals(0, left.filter(file -> file.toString().contains(".part")).count(), where);
    }
  }

  private static Path part(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  private static Path text(Path target) {
    return target.resolveSibling(target.getFileName() + ".part.txt");
  }
}
