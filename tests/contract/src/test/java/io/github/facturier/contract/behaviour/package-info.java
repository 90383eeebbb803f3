/** What the clients do when all is not well: bad arguments, errors, retries, pages, files. */
package io.github.facturier.contract.behaviour;
