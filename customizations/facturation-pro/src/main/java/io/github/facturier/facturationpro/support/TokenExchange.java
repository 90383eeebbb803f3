package io.github.facturier.facturationpro.support;

import io.github.facturier.facturationpro.auth.OAuth2;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.annotation.CheckReturnValue;
import io.github.facturier.runtime.json.Model;

/**
 * The calls that return access tokens, for {@link OAuth2}. The generated interface {@code
 * TokensApi} extends this interface.
 */
@CheckReturnValue
public interface TokenExchange {
  /** Exchanges a code for an access token; see the generated interface. */
  ApiCall<? extends Model> exchangeCode(
      String clientId, String clientSecret, String code, String redirectUri);

  /** Renews an access token; see the generated interface. */
  ApiCall<? extends Model> refresh(String clientId, String clientSecret, String refreshToken);
}
