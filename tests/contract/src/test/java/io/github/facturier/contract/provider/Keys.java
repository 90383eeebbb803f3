package io.github.facturier.contract.provider;

/**
 * The credentials of a client in a test.
 *
 * @param name the other part of the credentials: Facturation.pro's identifier, Factomos' token; the
 *     other providers have none
 * @param secret the token, key or secret itself; Factomos' has 16 bytes
 */
public record Keys(String name, String secret) {
  /** Credentials for tests that are not about credentials. */
  public static final Keys ORDINARY = new Keys("an-ordinary-name", "an-ordinary-key0");
}
