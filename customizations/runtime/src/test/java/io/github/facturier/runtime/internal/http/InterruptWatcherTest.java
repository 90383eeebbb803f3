package io.github.facturier.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** A file that is not read for a while is not watched until it is read again. */
class InterruptWatcherTest {
  private final Call call =
      new OkHttpClient().newCall(new Request.Builder().url("http://127.0.0.1:1/").build());

  private final AtomicBoolean broke = new AtomicBoolean();

  @Test
  void anAbandonedFileIsForgottenAndFoundAgain() throws IOException {
    InterruptWatcher.Watched watched = new InterruptWatcher.Watched(call);
    watched.during(() -> "a read, and no end");
    assertTrue(comes(() -> !someoneLooks()), "the thread that looks goes on for ever");

    Thread.currentThread().interrupt();
    boolean cancelled;
    try {
      cancelled = watched.during(() -> comes(call::isCanceled));
    } finally {
      Thread.interrupted();
      watched.end();
    }
    assertTrue(cancelled, "the interrupt is not seen");
  }

  /** A call that cannot be cancelled does not stop the watching of other calls. */
  @Test
  void aCallThatCannotBeCancelledEndsNoOther() throws IOException {
    Call broken =
        (Call)
            Proxy.newProxyInstance(
                Call.class.getClassLoader(),
                new Class<?>[] {Call.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("cancel")) {
                    broke.set(true);
                    throw new StackOverflowError();
                  }
                  return false;
                });
    Thread.currentThread().interrupt();
    boolean cancelled;
    try {
      InterruptWatcher.during(broken, () -> comes(broke::get));
      cancelled = InterruptWatcher.during(call, () -> comes(call::isCanceled));
    } finally {
      Thread.interrupted();
    }
    assertTrue(cancelled, "the interrupt is not seen");
  }

  private static boolean someoneLooks() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("Facturier interrupts"));
  }

  /** Waits without reacting to interrupts, as a socket read does. */
  private static boolean comes(BooleanSupplier condition) {
    long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < patience) {
      Thread.onSpinWait();
    }
    return condition.getAsBoolean();
  }
}
