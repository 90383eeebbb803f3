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
 * A call that waits for a token ends when it is told to, also the one for whose sake the login was
 * begun. The login itself goes on: others wait for it, and it may have used up a refresh token.
 */
@Timeout(60)
class StoppedLoginTest {
  @ParameterizedTest
  @EnumSource
  void othersGetTheTokenAllTheSame(LoginServer.Kind kind) throws Exception {
    for (StoppedTest.Means means : StoppedTest.Means.values()) {
      try (LoginServer login = new LoginServer(kind)) {
        Held held = new Held(login.token(), login.answer());
        login.server().answerAll(held);
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

  /** What was sent cannot be taken back: its outcome is worth having. */
  @ParameterizedTest
  @EnumSource
  void aLoginThatNobodyWaitsForServesTheNextCall(LoginServer.Kind kind) throws Exception {
    for (StoppedTest.Means means : StoppedTest.Means.values()) {
      try (LoginServer login = new LoginServer(kind)) {
        Held held = new Held(login.token(), login.answer());
        login.server().answerAll(held);
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
      login.server().willAnswer(login.token());
      ApiCall<?> call = login.call();
      call.cancel();
      new Attempt(call).assertStopped();
      login.awaitQuiet();
      assertEquals(0, login.server().requestCount());
    }
  }

  /** Each that tried again by itself might send a refresh token that is used up. */
  @ParameterizedTest
  @EnumSource
  void aFailureIsSharedAndTheNextCallTriesAgain(LoginServer.Kind kind) throws Exception {
    try (LoginServer login = new LoginServer(kind)) {
      Held held = new Held(new MockResponse().setResponseCode(500), login.token(), login.answer());
      login.server().answerAll(held);
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

  /** Answers in this order, the first request when it is told to. */
  private static final class Held extends Dispatcher {
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger next = new AtomicInteger();
    private final List<MockResponse> answers;

    Held(MockResponse... answers) {
      this.answers = List.of(answers);
    }

    void letGo() {
      released.countDown();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      int number = next.getAndIncrement();
      assertTrue(number > 0 || released.await(50, TimeUnit.SECONDS));
      return number < answers.size()
          ? answers.get(number)
          : new MockResponse().setResponseCode(501);
    }
  }

  /** A call in a thread of its own. */
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

    /** It waits for another thread, not for a socket: that would be RUNNABLE. */
    void awaitWaiting() throws InterruptedException {
      while (thread.getState() != Thread.State.TIMED_WAITING
          && thread.getState() != Thread.State.WAITING) {
        assertTrue(thread.isAlive(), () -> "" + outcome.get());
        Thread.sleep(5);
      }
    }

    void stop(StoppedTest.Means means) {
      if (means == StoppedTest.Means.INTERRUPT) {
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
