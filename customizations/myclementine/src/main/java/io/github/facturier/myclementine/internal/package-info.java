/** Not for applications; may change at any time. */
@NullMarked
package io.github.facturier.myclementine.internal;

import org.jspecify.annotations.NullMarked;
