/** Faults between a client and its server, for every operation of every provider. */
package io.github.facturier.contract.fire;
