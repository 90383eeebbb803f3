/** Shared helpers of the fuzz tests, and the fuzz tests of generated code. */
package io.github.facturier.fuzz;
