/** Calls and pages on top of Retrofit. Not exported. */
@NullMarked
package io.github.facturier.runtime.internal.call;

import org.jspecify.annotations.NullMarked;
