/** The five providers as one: what a test needs that holds for all of them. */
package io.github.facturier.contract.provider;
