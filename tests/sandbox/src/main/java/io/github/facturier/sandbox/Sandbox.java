package io.github.facturier.sandbox;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Test doubles of the providers, each started when it is first asked for, on loopback ports of its
 * own. Safe for use by several threads.
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

  /** Starts a sandbox that lives by the system's clock, in French time. */
  public static Sandbox start() {
    return start(Clock.system(ZoneId.of("Europe/Paris")));
  }

  /** Starts a sandbox that dates records, and judges periods, by the given clock. */
  public static Sandbox start(Clock clock) {
    return new Sandbox(Objects.requireNonNull(clock, "clock"));
  }

  /**
   * The double of VosFactures; the first call starts it.
   *
   * @throws IllegalStateException after {@link #close()}
   * @throws java.io.UncheckedIOException if no loopback port can be opened
   */
  public VosFacturesSandbox vosFactures() {
    return provider(VosFacturesSandbox.class, VosFacturesSandbox::new);
  }

  /**
   * The double of MyClementine; the first call starts it.
   *
   * @throws IllegalStateException after {@link #close()}
   * @throws java.io.UncheckedIOException if no loopback port can be opened
   */
  public MyClementineSandbox myClementine() {
    return provider(MyClementineSandbox.class, MyClementineSandbox::new);
  }

  /**
   * The double of Lucca Cleemy; the first call starts it.
   *
   * @throws IllegalStateException after {@link #close()}
   * @throws java.io.UncheckedIOException if no loopback port can be opened
   */
  public LuccaCleemySandbox luccaCleemy() {
    return provider(LuccaCleemySandbox.class, LuccaCleemySandbox::new);
  }

  /**
   * The double of Facturation.pro; the first call starts it.
   *
   * @throws IllegalStateException after {@link #close()}
   * @throws java.io.UncheckedIOException if no loopback port can be opened
   */
  public FacturationProSandbox facturationPro() {
    return provider(FacturationProSandbox.class, FacturationProSandbox::new);
  }

  /**
   * The double of Factomos; the first call starts it.
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

  /** What was wrong with the requests of all providers since the last {@link #reset()}. */
  public synchronized List<String> violations() {
    return started.values().stream().flatMap(one -> one.violations().stream()).toList();
  }

  /** Forgets records, requests, violations and pending faults of all providers. */
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
