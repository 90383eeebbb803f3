/**
 * Features of Lucca Cleemy beyond REST: date filters, and accounting exports that cannot be
 * repeated.
 */
@NullMarked
package io.github.facturier.luccacleemy.support;

import org.jspecify.annotations.NullMarked;
