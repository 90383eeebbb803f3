/**
 * The common API of all Facturier clients: calls, pages, retries, rate limits, uploads and
 * downloads.
 */
@NullMarked
package io.github.facturier.runtime;

import org.jspecify.annotations.NullMarked;
