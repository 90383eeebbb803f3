/** Interfaces and helpers for the support modules of providers. */
@NullMarked
package io.github.facturier.runtime.spi;

import org.jspecify.annotations.NullMarked;
