/**
 * What all Facturier clients share: calls and pages, JSON models, errors, retries, redaction,
 * uploads and downloads.
 */
@NullMarked
package io.github.facturier.runtime;

import org.jspecify.annotations.NullMarked;
