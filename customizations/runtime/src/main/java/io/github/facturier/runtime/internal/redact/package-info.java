/** Removes secrets from texts. Not exported. */
@NullMarked
package io.github.facturier.runtime.internal.redact;

import org.jspecify.annotations.NullMarked;
