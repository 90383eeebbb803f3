/** What the support module of a provider implements and uses. */
@NullMarked
package io.github.facturier.runtime.spi;

import org.jspecify.annotations.NullMarked;
