/** Not for applications; may change at any time. */
@NullMarked
package io.github.facturier.facturationpro.internal;

import org.jspecify.annotations.NullMarked;
