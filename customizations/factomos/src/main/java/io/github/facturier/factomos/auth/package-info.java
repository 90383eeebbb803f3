/** Credentials, encryption and the authorization of applications. */
@NullMarked
package io.github.facturier.factomos.auth;

import org.jspecify.annotations.NullMarked;
