/** Credentials and logins. */
@NullMarked
package io.github.facturier.facturationpro.auth;

import org.jspecify.annotations.NullMarked;
