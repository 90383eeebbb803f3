/** Credentials. */
@NullMarked
package io.github.facturier.luccacleemy.auth;

import org.jspecify.annotations.NullMarked;
