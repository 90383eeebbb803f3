/**
 * What Facturation.pro does beyond REST, through the generated client and against the sandbox:
 * OAuth 2, quotas, JSONP, page counts and errors.
 */
package io.github.facturier.contract.facturationpro;
