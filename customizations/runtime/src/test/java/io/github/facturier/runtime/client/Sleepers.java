package io.github.facturier.runtime.client;

import io.github.facturier.runtime.internal.io.Sleeper;

/** Replaces the waits of clients in tests. */
public final class Sleepers {
  private Sleepers() {}

  /** Replaces the waits of a builder's clients. */
  public static void replace(ClientBuilder<?> builder, Sleeper sleeper) {
    builder.sleeper = sleeper;
  }
}
