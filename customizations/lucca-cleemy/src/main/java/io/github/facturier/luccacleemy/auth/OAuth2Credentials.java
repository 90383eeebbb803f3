package io.github.facturier.luccacleemy.auth;

import io.github.facturier.runtime.Credentials;

/**
 * OAuth 2 for the Lucca API ({@code /lucca-api/…}): {@link ClientCredentials}, or a {@link
 * BearerToken}. All other operations, the export among them, need an {@link ApplicationKey}.
 */
public abstract sealed class OAuth2Credentials implements Credentials
    permits BearerToken, ClientCredentials, ClientToken {
  OAuth2Credentials() {}
}
