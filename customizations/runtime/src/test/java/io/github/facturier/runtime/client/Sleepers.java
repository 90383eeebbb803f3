package io.github.facturier.runtime.client;

import io.github.facturier.runtime.internal.io.Sleeper;

/** Lets a test wait for nothing. */
public final class Sleepers {
  private Sleepers() {}

  /** Has the clients of a builder wait in another way. */
  public static void replace(ClientBuilder<?> builder, Sleeper sleeper) {
    builder.sleeper = sleeper;
  }
}
