package io.github.facturier.myclementine.auth;

import java.io.IOException;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** Where the token of a call comes from. */
interface SessionSource {
  /**
   * The session to make a call with.
   *
   * @param call the call, which need not wait any more once it is cancelled; null where there is
   *     none
   * @throws io.github.facturier.runtime.error.ApiException if it takes a login, and that fails
   */
  Session open(@Nullable Call call) throws IOException;

  /**
   * Takes note that MyClementine does not accept the session any more.
   *
   * @return whether {@link #open} can give another
   */
  boolean expire(Session session);
}
