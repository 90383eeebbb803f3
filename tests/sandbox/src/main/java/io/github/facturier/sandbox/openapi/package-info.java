/**
 * The OpenAPI documents of the providers: they define the operation of a request, whether the
 * request is valid, and the format of its response. Not exported.
 */
@NullMarked
package io.github.facturier.sandbox.openapi;

import org.jspecify.annotations.NullMarked;
