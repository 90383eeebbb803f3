package io.github.facturier.sandbox;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Test doubles of the providers, each started on first use, on loopback ports of its own.
 * Thread-safe.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start()) {
 *   URI url = sandbox.vosFactures().url();
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {
  private final Clock clock;
  private final Map<Class<?>, ProviderSandbox> started = new LinkedHashMap<>();
  private boolean closed;

  private Sandbox(Clock clock) {
    this.clock = clock;
  }

  /** Starts a sandbox with the system clock and the time zone of Paris. */
  public static Sandbox start() {
    return start(Clock.system(ZoneId.of("Europe/Paris")));
  }

  /** Starts a sandbox with a clock, which dates records and decides what is in a period. */
  public static Sandbox start(Clock clock) {
    return new Sandbox(Objects.requireNonNull(clock, "clock"));
  }

  /**
   * The test double of VosFactures, started by the first call.
   *
   * @throws IllegalStateException after {@link #close()}
   * @throws java.io.UncheckedIOException if no loopback port can be opened
   */
  public VosFacturesSandbox vosFactures() {
    return provider(VosFacturesSandbox.class, VosFacturesSandbox::new);
  }

  /**
   * The test double of MyClementine, started by the first call.
   *
   * @throws IllegalStateException after {@link #close()}
   * @throws java.io.UncheckedIOException if no loopback port can be opened
   */
  public MyClementineSandbox myClementine() {
    return provider(MyClementineSandbox.class, MyClementineSandbox::new);
  }

  /**
   * The test double of Lucca Cleemy, started by the first call.
   *
   * @throws IllegalStateException after {@link #close()}
   * @throws java.io.UncheckedIOException if no loopback port can be opened
   */
  public LuccaCleemySandbox luccaCleemy() {
    return provider(LuccaCleemySandbox.class, LuccaCleemySandbox::new);
  }

  /**
   * The test double of Facturation.pro, started by the first call.
   *
   * @throws IllegalStateException after {@link #close()}
   * @throws java.io.UncheckedIOException if no loopback port can be opened
   */
  public FacturationProSandbox facturationPro() {
    return provider(FacturationProSandbox.class, FacturationProSandbox::new);
  }

  /**
   * The test double of Factomos, started by the first call.
   *
   * @throws IllegalStateException after {@link #close()}
   * @throws java.io.UncheckedIOException if no loopback port can be opened
   */
  public FactomosSandbox factomos() {
    return provider(FactomosSandbox.class, FactomosSandbox::new);
  }

  private synchronized <P extends ProviderSandbox> P provider(
      Class<P> type, Function<Clock, P> start) {
    if (closed) {
      throw new IllegalStateException("Sandbox: it is closed");
    }
    return type.cast(started.computeIfAbsent(type, key -> start.apply(clock)));
  }

  /**
   * How the requests to all providers violated their OpenAPI documents since the last {@link
   * #reset()}.
   */
  public synchronized List<String> violations() {
    return started.values().stream().flatMap(one -> one.violations().stream()).toList();
  }

  /**
   * Restores the initial state of all providers: drops records, requests, violations and pending
   * faults.
   */
  public synchronized void reset() {
    started.values().forEach(ProviderSandbox::reset);
  }

  /** Closes all ports. A second call does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    started.values().forEach(ProviderSandbox::close);
    started.clear();
  }
}
