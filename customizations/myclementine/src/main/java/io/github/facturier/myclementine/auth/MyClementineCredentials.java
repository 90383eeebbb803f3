package io.github.facturier.myclementine.auth;

import io.github.facturier.runtime.Credentials;

/** What proves to MyClementine who is calling: a {@link Login}, or a {@link BearerToken}. */
public abstract sealed class MyClementineCredentials implements Credentials
    permits BearerToken, Login, LoggedIn {
  MyClementineCredentials() {}

  /**
   * What is known of the token and its owner.
   *
   * @throws io.github.facturier.runtime.error.ApiException if it takes a login, and that fails
   * @throws IllegalStateException if nothing is known
   */
  public abstract Session session();
}
