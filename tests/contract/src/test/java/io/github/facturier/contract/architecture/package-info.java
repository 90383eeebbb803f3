/** What may depend on what, and which types may be seen. */
package io.github.facturier.contract.architecture;
