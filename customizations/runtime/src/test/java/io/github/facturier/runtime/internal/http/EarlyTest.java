package io.github.facturier.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an application starts with need not be waited for. */
@Timeout(60)
class EarlyTest {
  @Test
  void isMadeThoughNobodyAsks() throws InterruptedException {
    CountDownLatch made = new CountDownLatch(1);
    Early.start(
        () -> {
          made.countDown();
          return 1;
        });
    assertTrue(made.await(30, TimeUnit.SECONDS));
  }

  @Test
  void isMadeOnceByOneThread() {
    AtomicInteger made = new AtomicInteger();
    Early<Integer> early = Early.start(made::incrementAndGet);
    assertEquals(1, early.get());
    assertEquals(1, early.get());
  }

  @Test
  void whatIsMadeOfItWaitsUntilItIsNeeded() {
    CountDownLatch wanted = new CountDownLatch(1);
    AtomicReference<Thread> maker = new AtomicReference<>();
    Early<String> first =
        Early.start(
            () -> {
              await(wanted);
              return "a";
            });
    Early<String> second =
        first.then(
            text -> {
              maker.set(Thread.currentThread());
              return text + "b";
            });
    assertSame(null, maker.get());
    wanted.countDown();
    assertEquals("ab", second.get());
    assertSame(Thread.currentThread(), maker.get());
  }

  @Test
  void whatIsMadeOfSomethingThatIsThereIsMadeAtOnce() {
    AtomicInteger made = new AtomicInteger();
    Early<Integer> early = Early.of(1).then(one -> made.addAndGet(one));
    assertEquals(1, made.get());
    assertEquals(1, early.get());
  }

  @Test
  void aFailureIsThrownToEachWhoAsks() {
    IllegalStateException failure = new IllegalStateException("no certificates");
    Early<Integer> early =
        Early.start(
            () -> {
              throw failure;
            });
    assertSame(failure, assertThrows(IllegalStateException.class, early::get));
    Early<Integer> next = early.then(one -> one + 1);
    assertSame(failure, assertThrows(IllegalStateException.class, next::get));
    Error error = new AssertionError("no TLS");
    Early<Integer> worse =
        Early.start(
            () -> {
              throw error;
            });
    assertSame(error, assertThrows(AssertionError.class, worse::get));
  }

  @Test
  void anInterruptIsNotSwallowed() {
    CountDownLatch wanted = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Early<Integer> early =
        Early.start(
            () -> {
              begun.countDown();
              await(wanted);
              return 1;
            });
    await(begun);
    Thread.currentThread().interrupt();
    new Thread(wanted::countDown).start();
    assertEquals(1, early.get());
    assertTrue(Thread.interrupted());
  }

  @Test
  void theThreadKeepsNoApplicationAlive() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    AtomicReference<Thread> maker = new AtomicReference<>();
    Early.start(
        () -> {
          maker.set(Thread.currentThread());
          done.countDown();
          return 1;
        });
    assertTrue(done.await(30, TimeUnit.SECONDS));
    assertTrue(maker.get().isDaemon());
    assertNotSame(Thread.currentThread(), maker.get());
    maker.get().join();
    assertFalse(maker.get().isAlive());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
