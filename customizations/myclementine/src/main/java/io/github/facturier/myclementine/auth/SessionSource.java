package io.github.facturier.myclementine.auth;

import java.io.IOException;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** Supplies the session of a call. */
interface SessionSource {
  /**
   * Returns the session for a call. Logs in if necessary.
   *
   * @param call the call that needs the session; it stops waiting when it is cancelled; null if
   *     there is none
   * @throws io.github.facturier.runtime.error.ApiException if the login fails
   */
  Session open(@Nullable Call call) throws IOException;

  /**
   * Discards a session that MyClementine rejected.
   *
   * @return whether {@link #open} can return a new session
   */
  boolean expire(Session session);
}
