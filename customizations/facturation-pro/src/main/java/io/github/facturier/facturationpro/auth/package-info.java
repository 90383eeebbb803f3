/** Credentials: API key and OAuth 2. */
@NullMarked
package io.github.facturier.facturationpro.auth;

import org.jspecify.annotations.NullMarked;
