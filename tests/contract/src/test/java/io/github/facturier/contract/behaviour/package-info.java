/** The behaviour of the clients on invalid arguments, errors, retries, pages and files. */
package io.github.facturier.contract.behaviour;
