/** Credentials and webhook tokens. */
@NullMarked
package io.github.facturier.vosfactures.auth;

import org.jspecify.annotations.NullMarked;
