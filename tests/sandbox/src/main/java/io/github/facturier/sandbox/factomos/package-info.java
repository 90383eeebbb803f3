/** The actions of Factomos, and its encryption. Not exported. */
@NullMarked
package io.github.facturier.sandbox.factomos;

import org.jspecify.annotations.NullMarked;
