/**
 * The OpenAPI documents of the providers: they tell which operation a request calls, whether it is
 * valid, and the format of its response. Not exported.
 */
@NullMarked
package io.github.facturier.sandbox.openapi;

import org.jspecify.annotations.NullMarked;
