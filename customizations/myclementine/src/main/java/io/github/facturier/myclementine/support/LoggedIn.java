package io.github.facturier.myclementine.support;

import io.github.facturier.runtime.ApiException;
import io.github.facturier.runtime.UnreadableAnswerException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Login} at work in one client. Whoever needs the session while a login is under way waits
 * for that login and shares its outcome, a failure too: fifty threads with a wrong password try it
 * once.
 */
final class LoggedIn extends MyClementineCredentials implements SessionSource {
  /** How often a call that waits looks whether it was cancelled. */
  private static final long LOOK_MILLIS = 20;

  private final Login login;
  private final Supplier<TokenExchange> exchange;
  private final AtomicReference<@Nullable CompletableFuture<Session>> current =
      new AtomicReference<>();

  /** The token before this one may still stand in what is being logged. */
  private volatile List<String> tokens = List.of();

  LoggedIn(Login login, Supplier<TokenExchange> exchange) {
    this.login = login;
    this.exchange = exchange;
  }

  @Override
  public Interceptor interceptor() {
    return new TokenInterceptor(this);
  }

  @Override
  public Session open(@Nullable Call call) throws IOException {
    while (true) {
      CompletableFuture<Session> mine = new CompletableFuture<>();
      CompletableFuture<Session> other = current.compareAndExchange(null, mine);
      if (other == null) {
        return logIn(mine);
      }
      try {
        return await(other, call);
      } catch (CancellationException e) { // whoever was logging in gave up
        continue;
      }
    }
  }

  private Session logIn(CompletableFuture<Session> mine) throws IOException {
    try {
      Session session = logIn();
      mine.complete(session);
      return session;
    } catch (IOException | RuntimeException | Error e) {
      current.set(null);
      if (Thread.currentThread().isInterrupted()) { // which is no reason for others to fail
        mine.cancel(false);
      } else {
        mine.completeExceptionally(e);
      }
      throw e;
    }
  }

  private Session logIn() throws UnreadableAnswerException {
    Session session =
        Session.read(exchange.get().create(login.username(), login.password()).result());
    List<String> latest = new ArrayList<>(tokens);
    latest.add(session.token());
    tokens = List.copyOf(latest.subList(Math.max(0, latest.size() - 2), latest.size()));
    return session;
  }

  private static Session await(CompletableFuture<Session> login, @Nullable Call call)
      throws IOException {
    try {
      while (true) {
        if (call != null && call.isCanceled()) {
          throw new IOException("Canceled");
        }
        try {
          return login.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          continue;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another thread was logging in");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the login failed in another thread", e.getCause());
    }
  }

  @Override
  public boolean expire(Session session) {
    CompletableFuture<Session> login = current.get();
    if (login != null
        && login.isDone()
        && !login.isCompletedExceptionally()
        && login.join() == session) {
      current.compareAndSet(login, null);
    }
    return true;
  }

  @Override
  public Session session() {
    try {
      return open(null);
    } catch (ApiException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public Collection<String> secrets() {
    List<String> secrets = new ArrayList<>(login.secrets());
    secrets.addAll(tokens);
    return secrets;
  }

  @Override
  public String toString() {
    return login.toString();
  }
}
