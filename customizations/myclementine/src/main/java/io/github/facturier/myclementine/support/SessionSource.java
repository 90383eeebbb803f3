package io.github.facturier.myclementine.support;

import java.io.IOException;

/** Where the token of a call comes from. */
interface SessionSource {
  /**
   * The session to make a call with.
   *
   * @throws io.github.facturier.runtime.ApiException if it takes a login, and that fails
   */
  Session open() throws IOException;

  /**
   * Takes note that MyClementine does not accept the session any more.
   *
   * @return whether {@link #open()} can give another
   */
  boolean expire(Session session);
}
