/** Compares the clients with the specs: every operation, documented example, schema and snippet. */
package io.github.facturier.contract.spec;
