/** The optional parameters of an operation, as generated classes send them. */
@NullMarked
package io.github.facturier.runtime.parameter;

import org.jspecify.annotations.NullMarked;
