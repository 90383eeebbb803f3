package io.github.facturier.myclementine.auth;

import org.jspecify.annotations.Nullable;

/**
 * The user of a token. The fields are not documented, so any may be null.
 *
 * @param id the identifier, which some calls need as {@code userId}
 * @param firstName first name (prénom)
 * @param lastName last name (nom)
 * @param email email address
 */
public record Owner(
    @Nullable Long id,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email) {
  /** No data. */
  static final Owner UNKNOWN = new Owner(null, null, null, null);
}
