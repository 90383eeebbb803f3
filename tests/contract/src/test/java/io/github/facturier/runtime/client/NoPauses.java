package io.github.facturier.runtime.client;

import java.time.Duration;
import java.util.function.Consumer;

/** Lets a client of a test's note how long it would wait between two attempts, and not wait. */
public final class NoPauses {
  private NoPauses() {}

  /** Has the clients of a builder tell their waits. */
  public static void install(ClientBuilder<?> builder, Consumer<Duration> waits) {
    builder.sleeper = (duration, call) -> waits.accept(duration);
  }
}
