package io.github.facturier.myclementine.support;

import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.annotation.CheckReturnValue;
import io.github.facturier.runtime.json.Model;

/**
 * The call that returns a token for a user name and a password, for {@link Login}. The generated
 * interface extends this interface.
 */
@CheckReturnValue
public interface TokenExchange {
  /** Logs in; see the generated interface. */
  ApiCall<? extends Model> create(String username, String password);
}
