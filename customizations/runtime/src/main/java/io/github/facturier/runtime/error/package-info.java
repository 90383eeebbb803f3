/** {@link io.github.facturier.runtime.error.ApiException} and its subclasses. */
@NullMarked
package io.github.facturier.runtime.error;

import org.jspecify.annotations.NullMarked;
