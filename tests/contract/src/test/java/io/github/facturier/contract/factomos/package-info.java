/** The behaviour of the Factomos client: its decrypted requests and responses. */
package io.github.facturier.contract.factomos;
