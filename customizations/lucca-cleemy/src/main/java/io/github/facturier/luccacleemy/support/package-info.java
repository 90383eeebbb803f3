/**
 * What Lucca Cleemy does beyond REST: its application key, its errors, date filters, and exports
 * that happen once.
 */
@NullMarked
package io.github.facturier.luccacleemy.support;

import org.jspecify.annotations.NullMarked;
