/** Helpers for texts, files and streams. Not exported. */
@NullMarked
package io.github.facturier.runtime.internal.io;

import org.jspecify.annotations.NullMarked;
