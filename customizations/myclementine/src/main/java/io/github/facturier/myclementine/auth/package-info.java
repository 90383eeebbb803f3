/** Credentials and login. */
@NullMarked
package io.github.facturier.myclementine.auth;

import org.jspecify.annotations.NullMarked;
