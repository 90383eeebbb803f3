package io.github.facturier.myclementine.auth;

import org.jspecify.annotations.Nullable;

/**
 * The user whose token it is, as far as MyClementine says: the documentation leaves open which
 * fields there are, so any may be null.
 *
 * @param id the identifier that some calls need as {@code userId}
 * @param firstName first name (prénom)
 * @param lastName last name (nom)
 * @param email email address
 */
public record Owner(
    @Nullable Long id,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email) {
  /** Nothing is known. */
  static final Owner UNKNOWN = new Owner(null, null, null, null);
}
