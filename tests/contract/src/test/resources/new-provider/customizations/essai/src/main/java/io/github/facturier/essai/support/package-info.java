/** The credentials and errors of Essai. */
@NullMarked
package io.github.facturier.essai.support;

import org.jspecify.annotations.NullMarked;
