package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The threads of this JVM and, if known, the number of its open files and sockets.
 *
 * @param threads the live threads
 * @param files -1 if unknown
 */
record Resources(Set<Thread> threads, long files) {
  /** Allows for class loading and log files; a leak would be one per call. */
  private static final int LEEWAY = 10;

  /** Threads of the server and of OkHttp release resources later. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Threads that all clients of a JVM share; they end after a minute without work. */
  private static final Set<String> OF_THE_JVM = Set.of("OkHttp TaskRunner", "Okio Watchdog");

  static Resources now() {
    return new Resources(alive(), openFiles());
  }

  /** Waits until all resources that were acquired since are released. */
  void assertNothingMore() throws InterruptedException {
    assertSoon(() -> newThreads().isEmpty(), () -> "threads: " + newThreads());
    assertSoon(() -> openFiles() <= files + LEEWAY, () -> files + " files, then " + openFiles());
  }

  private Collection<Thread> newThreads() {
    Set<Thread> found = alive();
    found.removeAll(threads);
    found.removeIf(thread -> OF_THE_JVM.contains(thread.getName()));
    return found;
  }

  private static Set<Thread> alive() {
    return Thread.getAllStackTraces().keySet().stream().collect(Collectors.toSet());
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getOpenFileDescriptorCount()
        : -1;
  }

  private static void assertSoon(BooleanSupplier condition, Supplier<String> otherwise)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(20); // unknown on this system
    }
    assertTrue(condition.getAsBoolean(), otherwise);
  }
}
