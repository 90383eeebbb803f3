/** Measures the clients against those that people would use instead, in the same run. */
@NullMarked
package io.github.facturier.benchmarks;

import org.jspecify.annotations.NullMarked;
