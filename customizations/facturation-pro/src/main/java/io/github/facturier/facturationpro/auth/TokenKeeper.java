package io.github.facturier.facturationpro.auth;

import io.github.facturier.runtime.spi.ShutdownDelay;
import io.github.facturier.runtime.spi.SingleFlight;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of one user: that of the store, or the last one that the store failed to save. Such a
 * token is used all the same and saved again before the next call: the one in the store may be of
 * no use any more. Thread-safe.
 */
final class TokenKeeper {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.facturier.auth");

  private final TokenStore store;
  private final ShutdownDelay delay;
  private final AtomicReference<@Nullable Unsaved> unsaved = new AtomicReference<>();
  private final SingleFlight<OAuthToken> savings = new SingleFlight<>();

  /**
   * @param delay lets a shutdown of the JVM wait for a token that is being saved
   */
  TokenKeeper(TokenStore store, ShutdownDelay delay) {
    this.store = store;
    this.delay = delay;
  }

  /**
   * What the store had before a token was to be saved in it.
   *
   * @param isKnown whether the store could be read
   * @param token null if there was none, or it is unknown
   */
  record Before(boolean isKnown, @Nullable OAuthToken token) {
    static Before of(OAuthToken token) {
      return new Before(true, token);
    }
  }

  /** A token that the store failed to save, and what the store has in its place. */
  private record Unsaved(OAuthToken token, Before before) {
    /** Whether a token of the store is one that another machine saved meanwhile. */
    boolean isOlderThan(OAuthToken stored) {
      OAuthToken replaced = before.token();
      return before.isKnown() && (replaced == null || !isSame(stored, replaced));
    }
  }

  private static boolean isSame(OAuthToken one, OAuthToken other) {
    return one.accessToken().equals(other.accessToken());
  }

  /**
   * The token to use now, null if there is none. One that was not saved is saved first, in a thread
   * of its own, and so outside of any transaction of the call's.
   *
   * @param call the call that needs it, which waits no more once it is cancelled; null where there
   *     is none
   */
  @Nullable OAuthToken load(@Nullable Call call) throws IOException {
    Unsaved waiting = unsaved.get();
    return waiting == null
        ? store.load()
        : savings.join(() -> delay.duringIfPossible(() -> saveAgain(waiting)), call);
  }

  /** What the store has now. */
  Before before() {
    try {
      return new Before(true, store.load());
    } catch (Throwable e) { // whatever it is: what is to be saved is worth more
      return new Before(false, null);
    }
  }

  /**
   * Saves a token, or keeps it until it can be saved.
   *
   * @param before what the store had when the token was asked for
   */
  synchronized void save(OAuthToken token, Before before) {
    try {
      store.save(token);
      unsaved.set(null);
    } catch (Throwable e) { // whatever it is: the token is worth more
      Unsaved waiting = unsaved.get();
      unsaved.set(new Unsaved(token, waiting == null ? before : waiting.before()));
      warn(e);
    }
  }

  private synchronized OAuthToken saveAgain(Unsaved waiting) {
    Unsaved latest = unsaved.get();
    if (latest != null && latest != waiting) {
      return latest.token();
    }
    try {
      OAuthToken stored = store.load();
      if (latest == null) { // saved meanwhile
        return stored == null ? waiting.token() : stored;
      }
      if (stored != null && (isSame(stored, waiting.token()) || waiting.isOlderThan(stored))) {
        unsaved.set(null);
        return stored;
      }
      store.save(waiting.token());
      unsaved.set(null);
    } catch (Throwable e) {
      warn(e);
    }
    return waiting.token();
  }

  /** Without the message, which may quote what was to be saved. */
  private static void warn(Throwable e) {
    LOG.warn(
        "the token store failed to save a token ({}); it is kept in memory, used, and saved again"
            + " with the next call",
        e.getClass().getName());
  }
}
