package io.github.facturier.luccacleemy.support;

import io.github.facturier.luccacleemy.auth.ClientCredentials;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.annotation.CheckReturnValue;
import io.github.facturier.runtime.json.Model;

/**
 * The call that returns an access token, for {@link ClientCredentials}. The generated interface
 * extends this interface.
 */
@CheckReturnValue
public interface TokenExchange {
  /** Requests an access token; see the generated interface. */
  ApiCall<? extends Model> create(String clientId, String clientSecret, String scope);
}
