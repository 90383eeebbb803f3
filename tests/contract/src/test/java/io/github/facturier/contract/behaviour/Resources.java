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
 * The threads of this JVM and, where the system tells, how many files and sockets it has open.
 *
 * @param threads those that are alive
 * @param files -1 where nobody knows
 */
record Resources(Set<Thread> threads, long files) {
  /** Classes are loaded and logs are written meanwhile; a leak would be one for each call. */
  private static final int LEEWAY = 10;

  /** What is given back is given back by other threads, of the server's and of OkHttp's. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Both serve all clients of a JVM, and end by themselves after a minute without work. */
  private static final Set<String> OF_THE_JVM = Set.of("OkHttp TaskRunner", "Okio Watchdog");

  static Resources now() {
    return new Resources(alive(), openFiles());
  }

  /** Waits for all to be given back that was taken since. */
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
      Thread.sleep(20); // nobody tells
    }
    assertTrue(condition.getAsBoolean(), otherwise);
  }
}
