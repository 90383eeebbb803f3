/** Measures the clients and their alternatives in the same run. */
@NullMarked
package io.github.facturier.benchmarks;

import org.jspecify.annotations.NullMarked;
