/** The operations of VosFactures. Not exported. */
@NullMarked
package io.github.facturier.sandbox.vosfactures;

import org.jspecify.annotations.NullMarked;
