/** Base classes of the optional parameters of operations. */
@NullMarked
package io.github.facturier.runtime.parameter;

import org.jspecify.annotations.NullMarked;
