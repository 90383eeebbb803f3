/** A common interface to all providers, for tests that run on each of them. */
package io.github.facturier.contract.provider;
