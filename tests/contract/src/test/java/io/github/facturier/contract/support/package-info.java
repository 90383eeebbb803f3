/** Shared helpers of the tests. */
package io.github.facturier.contract.support;
