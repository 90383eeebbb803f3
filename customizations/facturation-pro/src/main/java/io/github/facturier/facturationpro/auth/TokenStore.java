package io.github.facturier.facturationpro.auth;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Persistent storage of one user's token, for example a row of a database. The token is a secret.
 * Implementations must be thread-safe.
 */
public interface TokenStore {
  /** Returns the last saved token, null if there is none. Called before each call. */
  @Nullable OAuthToken load();

  /**
   * Saves a token and replaces the previous one, whose refresh token may be invalid. A renewed
   * token is saved in a separate thread and therefore outside of the call's transaction, since it
   * must persist even if the call fails.
   *
   * <p>If this method throws, the token is not lost: {@link OAuth2} logs a warning without the
   * token, keeps the token in memory, uses it, and saves it again before each call until that
   * succeeds, or until {@link #load()} returns a token that another machine has saved meanwhile.
   * The call that renewed the token succeeds, and so does {@link OAuth2#exchange}. A token that is
   * not saved before the JVM ends is lost, and the user must give their consent again.
   *
   * <p>When the JVM shuts down ({@code SIGTERM}, {@code System.exit}) while a token is requested,
   * the shutdown waits until it is saved, at most 10 s. Other shutdown hooks run at the same time:
   * if one closes the database too early, this method fails. {@code SIGKILL} does not wait. After
   * the shutdown has begun, no token is requested: a call that needs a new one fails, and the token
   * in the store remains valid.
   */
  void save(OAuthToken token);

  /** Returns an initially empty store in memory. */
  static TokenStore inMemory() {
    AtomicReference<@Nullable OAuthToken> kept = new AtomicReference<>();
    return new TokenStore() {
      @Override
      public @Nullable OAuthToken load() {
        return kept.get();
      }

      @Override
      public void save(OAuthToken token) {
        kept.set(token);
      }
    };
  }
}
