package io.github.facturier.facturationpro.support;

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
