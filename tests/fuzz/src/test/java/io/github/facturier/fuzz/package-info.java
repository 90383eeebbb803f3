/** What the fuzz tests of several modules share, and those of what the templates make. */
package io.github.facturier.fuzz;
