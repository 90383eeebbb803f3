/** What the sandbox keeps: JSON records in tables, amounts, emails, PDF files. Not exported. */
@NullMarked
package io.github.facturier.sandbox.data;

import org.jspecify.annotations.NullMarked;
