/** Annotations of generated interfaces and their operations. Not for applications. */
@NullMarked
package io.github.facturier.runtime.annotation;

import org.jspecify.annotations.NullMarked;
