/** Credentials and logins. */
@NullMarked
package io.github.facturier.myclementine.auth;

import org.jspecify.annotations.NullMarked;
