package io.github.facturier.runtime.client;

import java.time.Duration;
import java.util.function.Consumer;

/** Replaces the waits of any provider's clients in tests. */
public final class Pauses {
  private Pauses() {}

  /** Makes the clients of a builder pass each wait to {@code instead}. */
  public static <B extends ClientBuilder<B>> B replace(B builder, Consumer<Duration> instead) {
    replaceIn(builder, instead);
    return builder;
  }

  /** The same for a builder of unknown type. */
  public static void replaceIn(ClientBuilder<?> builder, Consumer<Duration> instead) {
    builder.sleeper = (wait, call) -> instead.accept(wait);
  }
}
