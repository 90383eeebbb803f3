package io.github.facturier.myclementine.auth;

import io.github.facturier.myclementine.support.TokenExchange;
import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.Checks;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * User name and password. Each client logs in once with its first call, and again when a call
 * receives 401.
 *
 * <p>Source: index.md, lines 21-84.
 */
public final class Login extends MyClementineCredentials {
  private final String username;
  private final String password;

  private Login(String username, String password) {
    this.username = username;
    this.password = password;
  }

  /**
   * Creates the credentials with the user name and the password of the web interface.
   *
   * @throws IllegalArgumentException if one of them is null or blank
   */
  public static Login of(@Nullable String username, @Nullable String password) {
    return new Login(
        Checks.notBlank("Login.of", "username", username),
        Checks.notBlank("Login.of", "password", password));
  }

  String username() {
    return username;
  }

  String password() {
    return password;
  }

  @Override
  public Credentials forClient(Supplier<?> login) {
    return new LoginSession(this, () -> (TokenExchange) login.get());
  }

  /**
   * Not supported: only a client can log in.
   *
   * @throws IllegalStateException always
   */
  @Override
  public Interceptor interceptor() {
    throw noClient();
  }

  /**
   * Not supported: only a client can log in.
   *
   * @throws IllegalStateException always
   */
  @Override
  public Session session() {
    throw noClient();
  }

  private static IllegalStateException noClient() {
    return new IllegalStateException("a Login has no session of its own: call client.session()");
  }

  @Override
  public Collection<String> secrets() {
    return List.of(password);
  }

  /** Shows the user name, but not the password. */
  @Override
  public String toString() {
    return "Login{" + username + "}";
  }
}
