/** Not for applications; may change at any time. */
@NullMarked
package io.github.facturier.factomos.internal;

import org.jspecify.annotations.NullMarked;
