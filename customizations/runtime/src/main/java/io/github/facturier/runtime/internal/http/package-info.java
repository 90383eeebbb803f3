/** The interceptors of a client, and what they need. Not exported. */
@NullMarked
package io.github.facturier.runtime.internal.http;

import org.jspecify.annotations.NullMarked;
