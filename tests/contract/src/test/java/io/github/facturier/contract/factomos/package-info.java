/** What the Factomos client promises, on the wire after decryption. */
package io.github.facturier.contract.factomos;
