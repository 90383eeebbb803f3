package io.github.facturier.factomos.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class FactomosExceptionTest {
  private static final ApiError ERROR =
      ApiError.builder().status(200).code("-9").name("CLIENT_NOT_FOUND").build();

  private static final class Unserializable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // that is the point
    private final Object lock = new Object();
  }

  @Test
  void staysWhatItIs() throws Exception {
    FactomosException e = FactomosException.of(ERROR, "getClient");
    assertEquals(Outcome.REJECTED, e.outcome());
    assertSame(FactomosException.class, e.withOutcome(Outcome.NOT_SENT).getClass());
    e.addSuppressed(new Unserializable());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(e);
    FactomosException copy =
        (FactomosException)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertEquals(e.error(), copy.error());
    assertEquals("getClient", copy.action());
    assertEquals(FactomosError.CLIENT_NOT_FOUND, copy.reason());
    assertEquals(0, FactomosException.class.getConstructors().length);
  }
}
