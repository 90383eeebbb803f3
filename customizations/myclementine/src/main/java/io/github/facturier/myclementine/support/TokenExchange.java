package io.github.facturier.myclementine.support;

import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.annotation.CheckReturnValue;
import io.github.facturier.runtime.json.Model;

/**
 * What {@link Login} needs of the generated interface: the call that gives a token for a user name
 * and a password.
 */
@CheckReturnValue
public interface TokenExchange {
  /** Logs in; see the generated interface. */
  ApiCall<? extends Model> create(String username, String password);
}
