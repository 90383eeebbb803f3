package io.github.facturier.runtime.internal.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactedExceptionTest {
  private final Redactor redactor = new Redactor(List.of("my-secret"));

  @Test
  void keepsWhatHoldsNoSecret() {
    IOException e = new IOException("cut", new IOException("reset"));
    assertSame(e, RedactedException.of(e, redactor));
  }

  @Test
  void cleansCausesAndWhatWasSuppressed() {
    IOException e = new IOException("a", new IOException("my-secret"));
    e.addSuppressed(new IOException("b my-secret"));
    IOException clean = RedactedException.of(e, redactor);
    assertFalse(trace(clean).contains("my-secret"), trace(clean));
    assertEquals("java.io.IOException: b [hidden]", clean.getSuppressed()[0].getMessage());
  }

  @Test
  void endsWhereCausesGoInACircle() {
    IOException first = new IOException("first");
    IOException second = new IOException("second my-secret", first);
    first.initCause(second);
    assertFalse(trace(RedactedException.of(first, redactor)).contains("my-secret"));
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
