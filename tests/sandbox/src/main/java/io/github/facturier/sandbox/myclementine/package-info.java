/** The operations of MyClementine. Not exported. */
@NullMarked
package io.github.facturier.sandbox.myclementine;

import org.jspecify.annotations.NullMarked;
