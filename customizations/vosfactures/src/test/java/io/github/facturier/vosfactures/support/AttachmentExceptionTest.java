package io.github.facturier.vosfactures.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A user's test can make one. */
class AttachmentExceptionTest {
  @Test
  void ofAStep() {
    RuntimeException cause = new IllegalStateException("down");
    AttachmentException e =
        AttachmentException.of(AttachmentException.Step.STORAGE, 100, "1.pdf", cause);
    assertEquals(AttachmentException.Step.STORAGE, e.step());
    assertEquals(100, e.invoiceId());
    assertEquals(cause, e.getCause());
    assertTrue(e.getMessage().contains("step 2 of 3"), e::getMessage);
  }
}
