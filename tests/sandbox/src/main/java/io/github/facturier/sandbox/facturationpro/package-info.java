/** The operations of Facturation.pro. Not exported. */
@NullMarked
package io.github.facturier.sandbox.facturationpro;

import org.jspecify.annotations.NullMarked;
