/**
 * What the specs say against what the clients do: every operation, every documented example, every
 * schema, every snippet.
 */
package io.github.facturier.contract.spec;
