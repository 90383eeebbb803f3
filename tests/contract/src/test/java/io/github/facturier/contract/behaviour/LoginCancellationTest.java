package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ServerException;
import io.github.facturier.runtime.error.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A call that waits for a token can be cancelled, also the one that started the login. The login
 * itself continues: other calls wait for it, and it may have used a refresh token.
 */
@Timeout(60)
class LoginCancellationTest {
  @ParameterizedTest
  @EnumSource
  void otherCallsReceiveTheToken(LoginServer.Kind kind) throws Exception {
    for (CancellationTest.Means means : CancellationTest.Means.values()) {
      try (LoginServer login = new LoginServer(kind)) {
        Held held = new Held(login.token(), login.response());
        login.server().respondWith(held);
        Attempt first = new Attempt(login.call());
        login.server().takeRequest();
        Attempt second = new Attempt(login.call());
        second.awaitWaiting();
        Attempt patient = new Attempt(login.call());
        patient.awaitWaiting();

        first.stop(means);
        second.stop(means);
        first.assertStopped();
        second.assertStopped();
        assertTrue(patient.thread.isAlive(), "it waits for the token");
        held.letGo();
        patient.assertSucceeded();
        assertEquals(2, login.server().requestCount(), "one login, one call");
        login.awaitQuiet();
      }
    }
  }

  /** A login that was sent is not cancelled, and its token is used. */
  @ParameterizedTest
  @EnumSource
  void anAbandonedLoginServesTheNextCall(LoginServer.Kind kind) throws Exception {
    for (CancellationTest.Means means : CancellationTest.Means.values()) {
      try (LoginServer login = new LoginServer(kind)) {
        Held held = new Held(login.token(), login.response());
        login.server().respondWith(held);
        Attempt only = new Attempt(login.call());
        login.server().takeRequest();
        only.stop(means);
        only.assertStopped();
        held.letGo();
        login.awaitQuiet();
        new Attempt(login.call()).assertSucceeded();
        assertEquals(2, login.server().requestCount(), "one login, one call");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatIsStoppedBeforehandDoesNotBeginOne(LoginServer.Kind kind) throws Exception {
    try (LoginServer login = new LoginServer(kind)) {
      login.server().willRespond(login.token());
      ApiCall<?> call = login.call();
      call.cancel();
      new Attempt(call).assertStopped();
      login.awaitQuiet();
      assertEquals(0, login.server().requestCount());
    }
  }

  /** Separate attempts might send a refresh token that is already used. */
  @ParameterizedTest
  @EnumSource
  void aFailureIsSharedAndTheNextCallTriesAgain(LoginServer.Kind kind) throws Exception {
    try (LoginServer login = new LoginServer(kind)) {
      Held held =
          new Held(new MockResponse().setResponseCode(500), login.token(), login.response());
      login.server().respondWith(held);
      List<Attempt> all = new ArrayList<>(List.of(new Attempt(login.call())));
      login.server().takeRequest();
      for (int i = 0; i < 5; i++) {
        Attempt next = new Attempt(login.call());
        next.awaitWaiting();
        all.add(next);
      }
      held.letGo();
      for (Attempt one : all) {
        one.awaitEnd();
        assertInstanceOf(ServerException.class, one.outcome.get());
      }
      assertEquals(1, login.server().requestCount());
      new Attempt(login.call()).assertSucceeded();
      assertEquals(3, login.server().requestCount());
      login.awaitQuiet();
    }
  }

  /** Sends these responses in order; the first one waits for a signal. */
  private static final class Held extends Dispatcher {
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger next = new AtomicInteger();
    private final List<MockResponse> responses;

    Held(MockResponse... responses) {
      this.responses = List.of(responses);
    }

    void letGo() {
      released.countDown();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      int number = next.getAndIncrement();
      assertTrue(number > 0 || released.await(50, TimeUnit.SECONDS));
      return number < responses.size()
          ? responses.get(number)
          : new MockResponse().setResponseCode(501);
    }
  }

  /** A call in its own thread. */
  private static final class Attempt {
    private final ApiCall<?> call;
    private final Thread thread;
    private final AtomicReference<Object> outcome = new AtomicReference<>();

    Attempt(ApiCall<?> call) {
      this.call = call;
      this.thread =
          new Thread(
              () -> {
                try {
                  outcome.set(call.result());
                } catch (RuntimeException e) {
                  outcome.set(e);
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    /** Waits until the thread waits for another thread; in a socket read it would be RUNNABLE. */
    void awaitWaiting() throws InterruptedException {
      while (thread.getState() != Thread.State.TIMED_WAITING
          && thread.getState() != Thread.State.WAITING) {
        assertTrue(thread.isAlive(), () -> "" + outcome.get());
        Thread.sleep(5);
      }
    }

    void stop(CancellationTest.Means means) {
      if (means == CancellationTest.Means.INTERRUPT) {
        thread.interrupt();
      } else {
        call.cancel();
      }
    }

    void awaitEnd() throws InterruptedException {
      thread.join(10_000);
      assertFalse(thread.isAlive(), "it waits on");
    }

    void assertStopped() throws InterruptedException {
      awaitEnd();
      assertInstanceOf(TransportException.class, outcome.get());
    }

    void assertSucceeded() throws InterruptedException {
      awaitEnd();
      assertNotNull(outcome.get());
      assertFalse(outcome.get() instanceof Exception, () -> "" + outcome.get());
    }
  }
}
