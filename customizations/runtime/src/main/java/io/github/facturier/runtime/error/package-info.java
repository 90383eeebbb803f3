/** {@link io.github.facturier.runtime.error.ApiException} and its kinds. */
@NullMarked
package io.github.facturier.runtime.error;

import org.jspecify.annotations.NullMarked;
