package io.github.facturier.vosfactures.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.vosfactures.support.AttachmentException.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class AttachmentExceptionTest {
  /** The exception of a user's interceptor may have any fields. */
  private static final class Unserializable extends IOException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // that is the point
    private final Object lock = new Object();
  }

  @Test
  void canBeMadeAndSerialized() throws Exception {
    TransportException cause = TransportException.of(ApiError.of("cut"), new Unserializable());
    AttachmentException e = AttachmentException.of(Step.STORAGE, 7, "a.pdf", cause);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(e);
    AttachmentException copy =
        (AttachmentException)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertEquals(e.getMessage(), copy.getMessage());
    assertEquals(Step.STORAGE, copy.step());
    assertEquals(7, copy.invoiceId());
    TransportException why = assertInstanceOf(TransportException.class, copy.getCause());
    assertEquals(Outcome.UNKNOWN, why.outcome());
    assertEquals(0, AttachmentException.class.getConstructors().length);
  }
}
