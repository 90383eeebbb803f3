/** The secrecy of credentials and other secrets. */
package io.github.facturier.contract.secrets;
