/** The credentials and errors of Essai. */
@NullMarked
package io.github.facturier.essai.auth;

import org.jspecify.annotations.NullMarked;
