/** The allowed dependencies between packages, and the types in public signatures. */
package io.github.facturier.contract.architecture;
