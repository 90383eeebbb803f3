/** Builds the Postman collections and environments from the OpenAPI documents. */
package io.github.facturier.specs.postman;
