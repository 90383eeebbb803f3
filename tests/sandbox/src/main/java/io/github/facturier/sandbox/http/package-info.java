/** The HTTP server of the sandbox, its requests and responses. Not exported. */
@NullMarked
package io.github.facturier.sandbox.http;

import org.jspecify.annotations.NullMarked;
