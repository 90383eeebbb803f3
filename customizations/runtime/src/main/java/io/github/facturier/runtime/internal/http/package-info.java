/** The interceptors of a client and their helpers. Not exported. */
@NullMarked
package io.github.facturier.runtime.internal.http;

import org.jspecify.annotations.NullMarked;
