package io.github.facturier.contract.provider;

/**
 * What a client of a test's proves itself with.
 *
 * @param name what stands beside the secret: Facturation.pro's identifier, Factomos' token; the
 *     other providers have none
 * @param secret the token, key or secret itself; Factomos' has 16 bytes
 */
public record Keys(String name, String secret) {
  /** Those of a test that looks at something else. */
  public static final Keys ORDINARY = new Keys("an-ordinary-name", "an-ordinary-key0");
}
