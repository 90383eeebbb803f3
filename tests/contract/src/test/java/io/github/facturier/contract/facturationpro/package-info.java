/**
 * The features of Facturation.pro beyond REST, with the generated client and the sandbox: OAuth 2,
 * quotas, JSONP, page counts and errors.
 */
package io.github.facturier.contract.facturationpro;
