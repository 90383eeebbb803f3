package io.github.facturier.myclementine.auth;

import io.github.facturier.myclementine.support.TokenExchange;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.spi.ReceivedCall;
import io.github.facturier.runtime.spi.SingleFlight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of one client with a {@link Login}. Coalesces concurrent logins: calls that need
 * the session while a login runs wait for it and share its session or exception, so that many
 * threads with a wrong password cause one login. A login completes even if all waiting calls are
 * cancelled, and later calls use its token. Thread-safe.
 */
final class LoginSession extends MyClementineCredentials implements SessionSource {
  private final Login login;
  private final Supplier<TokenExchange> exchange;
  private final AtomicReference<@Nullable Session> current = new AtomicReference<>();
  private final SingleFlight<Session> logins = new SingleFlight<>();

  /**
   * The current and the previous token, since texts that are being logged may still contain the
   * previous one.
   */
  private volatile List<String> tokens = List.of();

  LoginSession(Login login, Supplier<TokenExchange> exchange) {
    this.login = login;
    this.exchange = exchange;
  }

  @Override
  public Interceptor interceptor() {
    return new TokenInterceptor(this);
  }

  @Override
  public Session open(@Nullable Call call) throws IOException {
    Session session = current.get();
    return session == null ? logins.join(this::logIn, call) : session;
  }

  private Session logIn() {
    Session known = current.get();
    if (known != null) { // another login has just completed
      return known;
    }
    Session session = received(exchange.get().create(login.username(), login.password()));
    List<String> latest = new ArrayList<>(tokens);
    latest.add(session.token());
    tokens = List.copyOf(latest.subList(Math.max(0, latest.size() - 2), latest.size()));
    current.set(session);
    return session;
  }

  private static Session received(ApiCall<? extends Model> call) {
    Model response = call.result();
    try {
      return Session.read(response);
    } catch (DecodingException e) {
      throw ReceivedCall.failed(call, e);
    }
  }

  @Override
  public boolean expire(Session session) {
    current.compareAndSet(session, null);
    return true;
  }

  @Override
  public Session session() {
    Session session = current.get();
    return session == null ? logins.join("MyClementineClient.session", this::logIn) : session;
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
