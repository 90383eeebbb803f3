package io.github.facturier.myclementine.auth;

import io.github.facturier.runtime.Credentials;

/** The credentials of MyClementine: a {@link Login} or a {@link BearerToken}. */
public abstract sealed class MyClementineCredentials implements Credentials
    permits BearerToken, Login, LoginSession {
  MyClementineCredentials() {}

  /**
   * Returns the session data of the token. Logs in if necessary.
   *
   * @throws io.github.facturier.runtime.error.ApiException if the login fails
   * @throws IllegalStateException if the session data is unknown
   */
  public abstract Session session();
}
