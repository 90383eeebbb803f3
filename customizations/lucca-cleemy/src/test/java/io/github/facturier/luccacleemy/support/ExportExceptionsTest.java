package io.github.facturier.luccacleemy.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Users' tests can create them, and Java serialization keeps their values. */
class ExportExceptionsTest {
  private static final Path PART = Path.of("/exports/\u00e9critures 1.csv.part");

  @Test
  void unfinished() throws Exception {
    UnfinishedExportException e = UnfinishedExportException.of(PART);
    assertTrue(e.getMessage().startsWith(PART.toString()), e::getMessage);
    UnfinishedExportException copy = copy(e);
    assertEquals(PART, copy.part());
    assertEquals(e.getMessage(), copy.getMessage());
  }

  @Test
  void interrupted() throws Exception {
    ExportInterruptedException e = ExportInterruptedException.of("cut", PART, 7, true);
    ExportInterruptedException copy = copy(e);
    assertEquals(PART, copy.part());
    assertEquals("cut", copy.getMessage());
    assertEquals(7, copy.received());
    assertTrue(copy.isWhole());
    IOException cause = new IOException("reset");
    copy = copy(ExportInterruptedException.broken("call", PART, 3, cause));
    assertEquals(PART, copy.part());
    assertEquals("reset", copy.getCause().getMessage());
    assertNull(copy(ExportInterruptedException.of("cut", null, 0, false)).part());
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> E copy(E e) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(e);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (E) in.readObject();
    }
  }
}
