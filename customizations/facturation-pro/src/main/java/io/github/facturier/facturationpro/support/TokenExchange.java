package io.github.facturier.facturationpro.support;

import io.github.facturier.facturationpro.auth.OAuth2;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.annotation.CheckReturnValue;
import io.github.facturier.runtime.json.Model;

/**
 * The calls that bring access tokens: what {@link OAuth2} needs of the generated interface {@code
 * TokensApi}, which extends this.
 */
@CheckReturnValue
public interface TokenExchange {
  /** Gets an access token for a code; see the generated interface. */
  ApiCall<? extends Model> exchangeCode(
      String clientId, String clientSecret, String code, String redirectUri);

  /** Renews an access token; see the generated interface. */
  ApiCall<? extends Model> refresh(String clientId, String clientSecret, String refreshToken);
}
