package io.github.facturier.facturationpro.auth;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where one user's token is kept: a row of your database, so that it outlives the application. What
 * is kept is a secret. Implementations must be thread-safe.
 */
public interface TokenStore {
  /** The token last saved, null if there is none. Asked before each call. */
  @Nullable OAuthToken load();

  /**
   * Keeps a token in place of the one before, whose refresh token may be of no use any more. A
   * renewed one comes in a thread of its own, and so outside of any transaction of the call's: it
   * must stay, whatever becomes of the call.
   *
   * <p>If this throws, the token is not lost: {@link OAuth2} logs a warning without the token,
   * keeps the token in memory, uses it, and saves it again before each call until that succeeds, or
   * until {@link #load()} returns a token that another machine saved meanwhile. The call that
   * renewed the token succeeds, and so does {@link OAuth2#exchange}. A token that could not be
   * saved before the JVM ends is lost, and the user has to give his consent again.
   *
   * <p>When the JVM shuts down ({@code SIGTERM}, {@code System.exit}) while a token is on its way,
   * the shutdown waits until it is saved, for 10 seconds at most. Other shutdown hooks run at the
   * same time: one that closes a database too early makes this fail. {@code SIGKILL} waits for
   * nobody. Once the shutdown has begun, no token is asked for: a call that needs a new one fails,
   * and the one in the store stays good.
   */
  void save(OAuthToken token);

  /** A store that is empty at first and forgets everything at the end of the JVM. */
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
