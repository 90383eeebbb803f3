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
 * The current token of one user: that of the store, or the last one that the store failed to save.
 * An unsaved token is used, and saved again before the next call, since the token in the store may
 * be invalid. Thread-safe.
 */
final class TokenKeeper {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.facturier.auth");

  private final TokenStore store;
  private final ShutdownDelay delay;
  private final AtomicReference<@Nullable Unsaved> unsaved = new AtomicReference<>();
  private final SingleFlight<OAuthToken> savings = new SingleFlight<>();

  /**
   * @param delay delays a shutdown of the JVM while a token is saved
   */
  TokenKeeper(TokenStore store, ShutdownDelay delay) {
    this.store = store;
    this.delay = delay;
  }

  /**
   * The content of the store before a token is saved.
   *
   * @param isKnown whether the store could be read
   * @param token null if there was none, or it is unknown
   */
  record Before(boolean isKnown, @Nullable OAuthToken token) {
    static Before of(OAuthToken token) {
      return new Before(true, token);
    }
  }

  /** A token that the store failed to save, and the content of the store at that time. */
  private record Unsaved(OAuthToken token, Before before) {
    /** Whether another machine has saved this token in the store meanwhile. */
    boolean isOlderThan(OAuthToken stored) {
      OAuthToken replaced = before.token();
      return before.isKnown() && (replaced == null || !isSame(stored, replaced));
    }
  }

  private static boolean isSame(OAuthToken one, OAuthToken other) {
    return one.accessToken().equals(other.accessToken());
  }

  /**
   * Returns the current token, null if there is none. An unsaved token is saved first, in a
   * separate thread and therefore outside of the call's transaction.
   *
   * @param call the call that needs the token; it stops waiting when it is cancelled; null if there
   *     is none
   */
  @Nullable OAuthToken load(@Nullable Call call) throws IOException {
    Unsaved waiting = unsaved.get();
    return waiting == null
        ? store.load()
        : savings.join(() -> delay.duringIfPossible(() -> saveAgain(waiting)), call);
  }

  /** The current content of the store. */
  Before before() {
    try {
      return new Before(true, store.load());
    } catch (Throwable e) { // any exception: saving the new token matters more
      return new Before(false, null);
    }
  }

  /**
   * Saves a token, or keeps it until it can be saved.
   *
   * @param before the content of the store when the token was requested
   */
  synchronized void save(OAuthToken token, Before before) {
    try {
      store.save(token);
      unsaved.set(null);
    } catch (Throwable e) { // any exception: keeping the token matters more
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
      if (latest == null) { // already saved
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

  /** Logs without the exception's message, which may contain the token. */
  private static void warn(Throwable e) {
    LOG.warn(
        "the token store failed to save a token ({}); the token is kept in memory, used, and saved again"
            + " with the next call",
        e.getClass().getName());
  }
}
