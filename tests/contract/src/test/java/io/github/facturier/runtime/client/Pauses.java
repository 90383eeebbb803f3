package io.github.facturier.runtime.client;

import java.time.Duration;
import java.util.function.Consumer;

/** Lets a test wait for nothing, whatever the provider. */
public final class Pauses {
  private Pauses() {}

  /** Has the clients of a builder hand each of their waits to {@code instead}. */
  public static <B extends ClientBuilder<B>> B replace(B builder, Consumer<Duration> instead) {
    replaceIn(builder, instead);
    return builder;
  }

  /** The same for a builder of which nobody knows which it is. */
  public static void replaceIn(ClientBuilder<?> builder, Consumer<Duration> instead) {
    builder.sleeper = (wait, call) -> instead.accept(wait);
  }
}
