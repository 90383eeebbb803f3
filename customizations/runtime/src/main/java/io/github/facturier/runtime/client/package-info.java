/** The builder and the core of generated clients. */
@NullMarked
package io.github.facturier.runtime.client;

import org.jspecify.annotations.NullMarked;
