/** Credentials and logins. */
@NullMarked
package io.github.facturier.factomos.auth;

import org.jspecify.annotations.NullMarked;
