/** Not for applications; may change at any time. */
@NullMarked
package io.github.facturier.vosfactures.internal;

import org.jspecify.annotations.NullMarked;
