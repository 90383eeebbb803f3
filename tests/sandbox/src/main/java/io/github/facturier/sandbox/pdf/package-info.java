/** PDF files of invoices and quotes. */
@NullMarked
package io.github.facturier.sandbox.pdf;

import org.jspecify.annotations.NullMarked;
