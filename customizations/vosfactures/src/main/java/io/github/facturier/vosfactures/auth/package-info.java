/** Credentials and logins. */
@NullMarked
package io.github.facturier.vosfactures.auth;

import org.jspecify.annotations.NullMarked;
